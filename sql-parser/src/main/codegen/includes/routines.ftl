<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- CREATE FUNCTION f(x INT, y INT DEFAULT 1) RETURNS INT RETURN x + y. -->
SqlNode CreateFunctionStatement(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final CreateFunction.Builder function;
    final SqlDataTypeSpec type;
    final SqlNode body;
    final Token first;
}
{
    <FUNCTION>
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    { function = new CreateFunction.Builder(name, IfExistsClause.of(replace, ifNotExists, s.pos())); }
    [ <AS> Text() { throw ParserErrors.foreignFunction(s.end(this)); } ]
    <LPAREN> [ AddFunctionParameter(function) ( <COMMA> AddFunctionParameter(function) )* ] <RPAREN>
    [
        <RETURNS>
        (
            <TABLE> { throw ParserErrors.unsupported("A function that returns a table", "a view", getPos()); }
        |
            type = DataType() { function.returns(type); }
        )
    ]
    ( AddFunctionClause(function) )*
    (
        <RETURN> { first = getToken(1); }
        body = Expression(ExprContext.ACCEPT_SUB_QUERY)
        {
            return function.build(body, SourceText.between(getOriginalSql(), first.beginLine,
                first.beginColumn, token.endLine, token.endColumn), s.end(this));
        }
    |
        <AS> { throw ParserErrors.foreignFunction(s.end(this)); }
    )
}

void AddFunctionParameter(CreateFunction.Builder function) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    SqlNode value = null;
    String text = null;
    String comment = null;
    final Token first;
}
{
    name = SimpleIdentifier()
    type = DataType()
    [
        <DEFAULT_> { first = getToken(1); }
        value = Expression(ExprContext.ACCEPT_NON_QUERY)
        {
            text = SourceText.between(getOriginalSql(), first.beginLine, first.beginColumn,
                token.endLine, token.endColumn);
        }
    ]
    [ <COMMENT> comment = Text() ]
    { function.parameter(name, type, value, text, comment); }
}

<#-- What a body is said to do; the planner looks for itself. -->
void AddFunctionClause(CreateFunction.Builder function) :
{
    final String comment;
    final SqlIdentifier language;
}
{
    <COMMENT> comment = Text() { function.comment(comment, getPos()); }
|
    [ <NOT> ] <DETERMINISTIC>
|
    <CONTAINS> <SQL>
|
    <READS> <SQL> SimpleIdentifier()
|
    <LANGUAGE> language = SimpleIdentifier()
    {
        if (!language.getSimple().equalsIgnoreCase("SQL")) {
            throw ParserErrors.foreignFunction(language.getParserPosition());
        }
    }
}

SqlNode DropFunctionStatement(Span s) :
{
    final IfMissing ifMissing;
    final SqlIdentifier name;
}
{
    <FUNCTION> ifMissing = IfExists() name = CompoundIdentifier()
    { return new DropFunction(s.end(this), name, ifMissing); }
}

<#-- SHOW [USER|SYSTEM|ALL] FUNCTIONS [IN schema] [LIKE 'a*']. -->
SqlNode ShowFunctions(Span s) :
{
    ShowStatement.Kind kind = ShowStatement.Kind.FUNCTIONS;
    SqlIdentifier in = null;
    String like = null;
}
{
    [
        <USER> { kind = ShowStatement.Kind.USER_FUNCTIONS; }
    |
        <SYSTEM> { kind = ShowStatement.Kind.SYSTEM_FUNCTIONS; }
    |
        <ALL>
    ]
    <FUNCTIONS>
    [ ( <IN> | <FROM> ) in = CompoundIdentifier() ]
    [ [ <LIKE> ] like = Text() ]
    { return new ShowStatement(s.end(this), kind, in, like); }
}
