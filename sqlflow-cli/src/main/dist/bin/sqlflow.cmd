@echo off
rem Starts SQLFlow. Needs Java from 17 on: JAVA_HOME, or java on the PATH. SQLFLOW_OPTS are options of the JVM.
setlocal
set "JAVA=java.exe"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xlog:disable -Djdk.console=java.base %SQLFLOW_OPTS% -jar "%~dp0..\lib\sqlflow-cli-@project.version@.jar" %*
exit /b %ERRORLEVEL%
