/**
 * The statements of the pipeline language. Every decision is made by the next token, since the
 * parser tells the lexer what comes behind it: SQL or raw text (the calls in braces). What a
 * grammar can't say, such as that a JSON key stands once, is listed in README.md.
 */
parser grammar SqlFlowParser;

options {
  superClass = ParserRules;
  tokenVocab = SqlFlowLexer;
}

pipeline: statements EOF;

statements: (statement? SEMICOLON)*;

statement
  : source
  | load
  | create
  | export
  | set
  | conditional
  | include
  | check
  ;

source: SOURCE name (TYPE name PARAMS map | FROM string options?);

load: LOAD table FROM name modeClause? options?;

modeClause: MODE (REPLACE | APPEND | upsert);

upsert: UPSERT KEY (name (COMMA name)* | LPAREN name (COMMA name)* COMMA? RPAREN);

create
  : CREATE orReplace?
    ( TABLE table createMode? options? {toSemicolon();} AS query
    | VIEW table {toSemicolon();} AS query
    )
  ;

orReplace: OR REPLACE;

createMode: MODE (REPLACE | APPEND | upsert | incremental);

incremental: INCREMENTAL BY name (LOOKBACK duration)?;

duration: NUMBER word | string;

export: {toDestination();} EXPORT (table | query) TO string (TYPE name)? modeClause? options?;

set: SET word {rawText();} EQUALS value;

value: map | list | RAW_STRING | raw;

raw: (RAW_PART | reference)+;

conditional
  : IF condition THEN {enterIf();} statements
    ((ELSEIF | ELSE_IF IF) condition THEN statements)*
    (ELSE statements)?
    {leaveIf();} (ENDIF | END IF)
  ;

include: INCLUDE string (AS name)?;

check: CHECK name (ON table)? {toSeverity();} AS query (SEVERITY (ERROR | WARN))?;

condition: conjunction (OR conjunction)*;

conjunction: negation (AND negation)*;

negation: NOT negation | LPAREN condition RPAREN | comparison;

comparison
  : operand
    ( (EQUALS | OPERATOR) operand
    | NOT? IN LPAREN operand (COMMA operand)* RPAREN
    )?
  ;

operand: reference | string | NUMBER | NEGATIVE_NUMBER | TRUE | FALSE | NULL;

// ---- Parts ----

options: OPTIONS map;

map: LBRACE (entry (COMMA entry)* COMMA?)? RBRACE;

list: LBRACKET (json (COMMA json)* COMMA?)? RBRACKET;

entry: JSON_STRING JSON_COLON json;

json: map | list | JSON_STRING | JSON_NUMBER | JSON_LITERAL | reference;

reference
  : REFERENCE_OPEN (SECRET | VARIABLE RAW?)
    (DEFAULT defaultPart* | QUOTED_DEFAULT defaultPart*)? REFERENCE_CLOSE
  ;

defaultPart: DEFAULT_PART | reference;

// A string of a statement or JSON, read again once its quotes and escapes are undone.
template: (TEMPLATE_TEXT | reference)* EOF;

table: name (DOT name)?;

name: word | QUOTED_NAME;

string: STRING | QUOTED_NAME | EMPTY_STRING;

word
  : NAME
  | AND | APPEND | AS | BY | CHECK | CREATE | ELSE | ELSE_IF | ELSEIF | END | ENDIF | ERROR | EXPORT
  | FALSE | FROM | IF | IN | INCLUDE | INCREMENTAL | KEY | LOAD | LOOKBACK | MODE | NOT | NULL | ON
  | OPTIONS | OR | PARAMS | REPLACE | SET | SOURCE | TABLE | THEN | TO | TRUE | TYPE | UPSERT | VIEW
  | WARN
  ;

// ---- SQL ----

// A closer without opening is the engine's business.
query: (sql | SQL_RPAREN | SQL_RBRACKET | SQL_RBRACE)+;

sql
  : SQL_WORD
  | SQL_PART
  | SQL_DOLLAR_QUOTE
  | SQL_STRING_OPEN (SQL_STRING_PART | reference)* SQL_STRING_CLOSE
  | reference
  | SQL_LPAREN sql* SQL_RPAREN
  | SQL_LBRACKET sql* SQL_RBRACKET
  | SQL_LBRACE sql* SQL_RBRACE
  ;
