/**
 * The tokens of the pipeline language. Each part of a statement has rules of its own (a mode):
 * statement parts, JSON, references, SQL and the raw text of a SET. The parser grammar says where
 * SQL and raw text begin; the superclass says where they end, which takes more than one token.
 */
lexer grammar SqlFlowLexer;

options {
  superClass = LexerRules;
  caseInsensitive = true;
}

tokens {
  // ELSE that an IF follows
  ELSE_IF,
  // a line that begins a statement, where the one before it has no `;`
  MISSING_SEMICOLON,
  SEVERITY,
  RBRACE,
  RBRACKET,
  REFERENCE_CLOSE,
  DEFAULT_PART,
  RAW_PART,
  SQL_PART,
  SQL_STRING_PART
}

// ---- Statement parts ----

BLANK: BLANK_CHARACTER+ -> skip;
LINE_COMMENT: TO_LINE_END -> skip;
COMMENT: '/*' -> skip, pushMode(IN_COMMENT);

AND: 'and';
APPEND: 'append';
AS: 'as';
BY: 'by';
CHECK: 'check';
CREATE: 'create';
ELSE: 'else';
ELSEIF: 'elseif';
END: 'end';
ENDIF: 'endif';
ERROR: 'error';
EXPORT: 'export';
FALSE: 'false';
FROM: 'from';
IF: 'if';
IN: 'in';
INCLUDE: 'include';
INCREMENTAL: 'incremental';
KEY: 'key';
LOAD: 'load';
LOOKBACK: 'lookback';
MODE: 'mode';
NOT: 'not';
NULL: 'null';
ON: 'on';
OPTIONS: 'options';
OR: 'or';
PARAMS: 'params';
REPLACE: 'replace';
SET: 'set';
SOURCE: 'source';
TABLE: 'table';
THEN: 'then';
TO: 'to';
TRUE: 'true';
TYPE: 'type';
UPSERT: 'upsert';
VIEW: 'view';
WARN: 'warn';

// Keywords are contextual: the parser grammar takes them for names as well.
NAME: LETTER (LETTER | DIGIT)*;
QUOTED_NAME: '"' (~'"' | '""')+ '"';
EMPTY_STRING: '""';
STRING: SINGLE_QUOTED;

NUMBER: DIGIT+ ('.' DIGIT+)? EXPONENT?;
NEGATIVE_NUMBER: '-' DIGIT+ ('.' DIGIT+)? EXPONENT?;

SEMICOLON: ';';
COMMA: ',';
DOT: '.';
LPAREN: '(';
RPAREN: ')';
EQUALS: '=';
OPERATOR: '==' | '!=' | '<>' | '<' | '<=' | '>' | '>=';
LBRACE: '{' -> pushMode(JSON);
LBRACKET: '[' -> pushMode(JSON);
REFERENCE_OPEN: '${' -> pushMode(REFERENCE);

// Nothing takes it: other Unicode blanks, quotes that nothing closes, ...
OTHER: .;

fragment BLANK_CHARACTER: [ \t\f\r\n];
fragment TO_LINE_END: '--' ~[\r\n]*;
fragment LETTER: [a-z_];
fragment DIGIT: [0-9];
fragment EXPONENT: 'e' [+-]? DIGIT+;
fragment SINGLE_QUOTED: '\'' (~'\'' | '\'\'')* '\'';
fragment DOUBLE_QUOTED: '"' (~'"' | '""')* '"';

fragment ODD_BLANK: [\u000B\u0085\u00A0\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u3000\uFEFF];
// Letters of all languages go on an identifier of SQL.
fragment FOREIGN options { caseInsensitive = false; }:
  [\u0080-\u0084\u0086-\u009F\u00A1-\u167F\u1681-\u1FFF\u200C-\u2027\u202A-\u202E]
  | [\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF];

// ---- Block comments, which may hold others ----

mode IN_COMMENT;

NESTED_COMMENT: '/*' -> skip, pushMode(IN_COMMENT);
COMMENT_END: '*/' -> skip, popMode;
COMMENT_TEXT: (~[*/]+ | .) -> skip;

// ---- JSON: RFC 8259 with comments and bare references ----

mode JSON;

JSON_BLANK: BLANK_CHARACTER+ -> skip;
JSON_LINE_COMMENT: TO_LINE_END -> skip;
JSON_COMMENT: '/*' -> skip, pushMode(IN_COMMENT);
JSON_STRING options { caseInsensitive = false; }: '"' (~["\\\u0000-\u001F] | ESCAPE)* '"';
JSON_NUMBER: '-'? ('0' | [1-9] DIGIT*) ('.' DIGIT+)? EXPONENT?;
JSON_LITERAL options { caseInsensitive = false; }: 'true' | 'false' | 'null';
JSON_COLON: ':';
JSON_COMMA: ',' -> type(COMMA);
JSON_LBRACE: '{' -> type(LBRACE), pushMode(JSON);
JSON_LBRACKET: '[' -> type(LBRACKET), pushMode(JSON);
JSON_RBRACE: '}' -> type(RBRACE), popMode;
JSON_RBRACKET: ']' -> type(RBRACKET), popMode;
JSON_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
JSON_OTHER: . -> type(OTHER);

fragment ESCAPE options { caseInsensitive = false; }:
  '\\' (["\\/bfnrt] | 'u' HEX HEX HEX HEX);
fragment HEX: [0-9a-f];

// ---- References ----

mode REFERENCE;

REFERENCE_BLANK: BLANK_CHARACTER+ -> skip;
// A provider's text runs to the default, the brace or the line's end, and is not blank.
SECRET options { caseInsensitive = false; }:
  'secret' BLANK_CHARACTER* ':' [A-Za-z0-9_.\-]+ ':'
  ~[|}\r\n]* ~[|}\r\n \t\f] ~[|}\r\n]*;
// Reserved: nothing takes it.
SECRET_WORD options { caseInsensitive = false; }: 'secret';
VARIABLE: LETTER (LETTER | DIGIT | '.')*;
RAW options { caseInsensitive = false; }: ':' BLANK_CHARACTER* 'raw';
QUOTED_DEFAULT: '|' BLANK_CHARACTER* '\'' -> mode(SINGLE_QUOTED_DEFAULT);
DOUBLE_QUOTED_DEFAULT: '|' BLANK_CHARACTER* '"' -> type(QUOTED_DEFAULT), mode(IN_DOUBLE_QUOTED_DEFAULT);
DEFAULT: '|' BLANK_CHARACTER* -> mode(IN_DEFAULT);
REFERENCE_END: '}' -> type(REFERENCE_CLOSE), popMode;
REFERENCE_OTHER: . -> type(OTHER);

// A default without quotes runs to the matching brace.
mode IN_DEFAULT;

DEFAULT_ESCAPE: '$${' -> type(DEFAULT_PART), pushMode(IN_BRACES);
DEFAULT_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
DEFAULT_BRACE: '{' -> type(DEFAULT_PART), pushMode(IN_BRACES);
DEFAULT_END: '}' -> type(REFERENCE_CLOSE), popMode;
DEFAULT_TEXT: (~[${}]+ | '$') -> type(DEFAULT_PART);

mode IN_BRACES;

BRACES_ESCAPE: '$${' -> type(DEFAULT_PART), pushMode(IN_BRACES);
BRACES_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
BRACES_BRACE: '{' -> type(DEFAULT_PART), pushMode(IN_BRACES);
BRACES_END: '}' -> type(DEFAULT_PART), popMode;
BRACES_TEXT: (~[${}]+ | '$') -> type(DEFAULT_PART);

mode SINGLE_QUOTED_DEFAULT;

SINGLE_ESCAPE: ('$${' | '\'\'') -> type(DEFAULT_PART);
SINGLE_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
SINGLE_END: '\'' -> type(DEFAULT_PART), mode(BEHIND_QUOTED_DEFAULT);
SINGLE_TEXT: (~['$]+ | '$') -> type(DEFAULT_PART);

mode IN_DOUBLE_QUOTED_DEFAULT;

DOUBLE_ESCAPE: ('$${' | '""') -> type(DEFAULT_PART);
DOUBLE_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
DOUBLE_END: '"' -> type(DEFAULT_PART), mode(BEHIND_QUOTED_DEFAULT);
DOUBLE_TEXT: (~["$]+ | '$') -> type(DEFAULT_PART);

mode BEHIND_QUOTED_DEFAULT;

BEHIND_BLANK: BLANK_CHARACTER+ -> skip;
BEHIND_END: '}' -> type(REFERENCE_CLOSE), popMode;
BEHIND_OTHER: . -> type(OTHER);

// ---- A text whose quotes and escapes are undone, with references in it ----

mode TEMPLATE;

TEMPLATE_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
TEMPLATE_TEXT: '$${' | ~'$'+ | '$';

// ---- SQL: opaque, but for what may hide its end ----

mode SQL;

SQL_BLANK: BLANK_CHARACTER+ -> skip;
SQL_LINE_COMMENT: TO_LINE_END -> skip;
SQL_COMMENT: '/*' -> skip, pushMode(IN_COMMENT);
SQL_WORD: (LETTER | DIGIT | FOREIGN) (LETTER | DIGIT | FOREIGN | '$' {!ahead('{')}?)*;
SQL_MACRO: '@' (LETTER (LETTER | DIGIT)*)? -> type(SQL_PART);
SQL_DOLLAR_QUOTE: '$' ((LETTER | FOREIGN) (LETTER | DIGIT | FOREIGN)*)? '$' {toClosingTag();};
SQL_PARAMETER: '$' (LETTER | DIGIT | FOREIGN)* -> type(SQL_PART);
SQL_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
SQL_STRING_OPEN: '\'' -> pushMode(SQL_STRING);
SQL_ESCAPE_STRING_OPEN: 'e\'' -> type(SQL_STRING_OPEN), pushMode(SQL_ESCAPE_STRING);
SQL_IDENTIFIER_OPEN: '"' -> type(SQL_STRING_OPEN), pushMode(SQL_IDENTIFIER);
SQL_LPAREN: '(';
SQL_RPAREN: ')';
SQL_LBRACKET: '[';
SQL_RBRACKET: ']';
SQL_LBRACE: '{';
SQL_RBRACE: '}';
SQL_END: ';' -> type(SEMICOLON), mode(DEFAULT_MODE);
SQL_ODD_BLANK: ODD_BLANK -> type(OTHER);
SQL_SIGN: . -> type(SQL_PART);

mode SQL_STRING;

SQL_STRING_ESCAPE: ('\'\'' | '$${') -> type(SQL_STRING_PART);
SQL_STRING_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
SQL_STRING_CLOSE: '\'' -> popMode;
SQL_STRING_TEXT: (~['$]+ | '$') -> type(SQL_STRING_PART);

mode SQL_ESCAPE_STRING;

SQL_ESCAPE_STRING_ESCAPE: ('\'\'' | '\\' . | '$${') -> type(SQL_STRING_PART);
SQL_ESCAPE_STRING_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
SQL_ESCAPE_STRING_CLOSE: '\'' -> type(SQL_STRING_CLOSE), popMode;
SQL_ESCAPE_STRING_TEXT: (~['$\\]+ | '$' | '\\') -> type(SQL_STRING_PART);

mode SQL_IDENTIFIER;

SQL_IDENTIFIER_ESCAPE: ('""' | '$${') -> type(SQL_STRING_PART);
SQL_IDENTIFIER_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
SQL_IDENTIFIER_CLOSE: '"' -> type(SQL_STRING_CLOSE), popMode;
SQL_IDENTIFIER_TEXT: (~["$]+ | '$') -> type(SQL_STRING_PART);

// ---- What a SET sets, when it is not JSON or a string: everything up to the semicolon ----

mode RAW_TEXT;

RAW_BLANK: BLANK_CHARACTER+ -> skip;
// A comment starts only after white space: data/*.csv is a path.
RAW_LINE_COMMENT: {behindBlank()}? TO_LINE_END -> skip;
RAW_COMMENT: {behindBlank()}? '/*' -> skip, pushMode(IN_COMMENT);
RAW_LBRACE: {isFirst()}? '{' -> type(LBRACE), mode(DEFAULT_MODE), pushMode(JSON);
RAW_LBRACKET: {isFirst()}? '[' -> type(LBRACKET), mode(DEFAULT_MODE), pushMode(JSON);
RAW_STRING: {isFirst()}? (SINGLE_QUOTED | DOUBLE_QUOTED);
RAW_UNCLOSED: {isFirst()}? ['"] -> type(OTHER);
RAW_REFERENCE: '${' -> type(REFERENCE_OPEN), pushMode(REFERENCE);
RAW_ESCAPE: '$${' -> type(RAW_PART);
RAW_END: ';' -> type(SEMICOLON), mode(DEFAULT_MODE);
RAW_ODD_BLANK: ODD_BLANK -> type(OTHER);
RAW_CHARACTER: . -> type(RAW_PART);
