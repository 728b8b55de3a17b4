<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- SHOW, DESCRIBE, USE, SET, RESET, EXPLAIN. -->
SqlNode ShowStatement() :
{
    final Span s;
    final ShowStatement.Kind kind;
    SqlIdentifier in = null;
    SqlIdentifier schema = null;
    String like = null;
    final SqlNode statement;
}
{
    <SHOW> { s = span(); }
    (
        LOOKAHEAD({ isWord(1, "POLICIES") || isWord(2, "POLICIES") }) statement = ShowPolicies(s)
        { return statement; }
    |
        statement = ShowFunctions(s)
        { return statement; }
    |
        statement = ShowAccess(s)
        { return statement; }
    |
        <CATALOGS> { kind = ShowStatement.Kind.CATALOGS; }
    |
        ( <SCHEMAS> | <DATABASES> ) { kind = ShowStatement.Kind.SCHEMAS; }
        [ ( <IN> | <FROM> ) in = CompoundIdentifier() ]
    |
        <TABLES> { kind = ShowStatement.Kind.TABLES; }
        [ ( <IN> | <FROM> ) in = CompoundIdentifier() ]
    |
        <VIEWS> { kind = ShowStatement.Kind.VIEWS; }
        [ ( <IN> | <FROM> ) in = CompoundIdentifier() ]
    |
        <COLUMNS> { kind = ShowStatement.Kind.COLUMNS; }
        ( <IN> | <FROM> ) in = CompoundIdentifier()
        [ ( <IN> | <FROM> ) schema = CompoundIdentifier() { in = ShowStatement.within(schema, in); } ]
    |
        <CREATE> <TABLE> in = CompoundIdentifier()
        { return new ShowStatement(s.end(this), ShowStatement.Kind.CREATE_TABLE, in, null); }
    )
    [ [ <LIKE> ] like = Text() ]
    { return new ShowStatement(s.end(this), kind, in, like); }
}

SqlNode DescribeStatement() :
{
    final Span s;
    final SqlIdentifier name;
    DescribeStatement.Detail detail = DescribeStatement.Detail.COLUMNS;
    final SqlNode query;
    final SqlNode statement;
}
{
    ( <DESCRIBE> | <DESC> ) { s = span(); }
    (
        LOOKAHEAD({ getToken(1).image.equalsIgnoreCase("QUERY") && isQueryStart(getToken(2).kind) })
        SimpleIdentifier() query = QueryStatement()
        { return DescribeStatement.query(s.end(this), query); }
    |
        LOOKAHEAD({ isSchema(getToken(1).kind) && isIdentifierNext(2) })
        ( <SCHEMA> | <DATABASE> ) [ LOOKAHEAD({ isIdentifierNext(2) }) <EXTENDED> { detail = DescribeStatement.Detail.EXTENDED; } ]
        name = CompoundIdentifier()
        { return DescribeStatement.schema(s.end(this), name, detail); }
    |
        LOOKAHEAD({ isWord(1, "POLICY") && getToken(3).kind == ON }) statement = DescribePolicy(s)
        { return statement; }
    |
        LOOKAHEAD({ getToken(1).kind == FUNCTION && isIdentifierNext(2) })
        <FUNCTION> [ LOOKAHEAD({ isIdentifierNext(2) }) <EXTENDED> { detail = DescribeStatement.Detail.EXTENDED; } ]
        name = CompoundIdentifier()
        { return DescribeStatement.function(s.end(this), name, detail); }
    |
        LOOKAHEAD({ (getToken(1).kind == HISTORY || getToken(1).kind == DETAIL) && isIdentifierNext(2) })
        statement = TableStory(s)
        { return statement; }
    |
        LOOKAHEAD({ true })
        [ <TABLE> ]
        [
            LOOKAHEAD({ (getToken(1).kind == EXTENDED || getToken(1).kind == FORMATTED) && isIdentifierNext(2) })
            ( <EXTENDED> | <FORMATTED> ) { detail = DescribeStatement.Detail.EXTENDED; }
        ]
        name = CompoundIdentifier()
        { return DescribeStatement.table(s.end(this), name, detail); }
    )
}

SqlNode UseStatement() :
{
    final Span s;
    final SqlIdentifier name;
    UseStatement.Scope scope = UseStatement.Scope.SCHEMA;
}
{
    <USE> { s = span(); }
    [
        LOOKAHEAD({ getToken(1).kind == CATALOG && isIdentifierNext(2) })
        <CATALOG> { scope = UseStatement.Scope.CATALOG; }
    |
        LOOKAHEAD({ isSchema(getToken(1).kind) && isIdentifierNext(2) })
        ( <SCHEMA> | <DATABASE> )
    ]
    name = CompoundIdentifier()
    { return new UseStatement(s.end(this), scope, name); }
}

SqlNode SetStatement() :
{
    final Span s;
    final SqlIdentifier name;
    String value = null;
}
{
    <SET> { s = span(); }
    (
        LOOKAHEAD(2) <TIME> <ZONE> value = OptionValue()
        { return SetStatement.timeZone(s.end(this), value); }
    |
        name = CompoundIdentifier()
        [ <EQ> value = OptionValue() ]
        { return SetStatement.option(s.end(this), name, value); }
    |
        { return SetStatement.list(s.end(this)); }
    )
}

<#-- A quoted text, or whatever stands there up to the end of the statement. -->
String OptionValue() :
{
    final String value;
}
{
    LOOKAHEAD({ getToken(1).kind == QUOTED_STRING && getToken(2).kind == EOF })
    value = Text() { return value; }
|
    LOOKAHEAD({ getToken(1).kind != EOF })
    value = RestOfStatement() { return value; }
}

JAVACODE String RestOfStatement() {
    final Token first = getToken(1);
    while (getToken(1).kind != EOF && getToken(1).kind != SEMICOLON) {
        getNextToken();
    }
    return SourceText.between(
        getOriginalSql(), first.beginLine, first.beginColumn, token.endLine, token.endColumn);
}

SqlNode ResetStatement() :
{
    final Span s;
    SqlIdentifier name = null;
}
{
    <RESET> { s = span(); } [ name = CompoundIdentifier() ]
    { return new ResetStatement(s.end(this), name); }
}

SqlNode ExplainStatement() :
{
    final Span s;
    ExplainStatement.Format format = ExplainStatement.Format.TEXT;
    final SqlNode statement;
}
{
    <EXPLAIN> { s = span(); }
    [
        <FORMAT> ( <TEXT> | <JSON> { format = ExplainStatement.Format.JSON; } )
    |
        <EXTENDED> | <FORMATTED>
    |
        LOOKAHEAD(2) <PLAN> <FOR>
    ]
    ( LOOKAHEAD( QueryStart() ) statement = QueryStatement() | statement = InsertStatement() )
    { return new ExplainStatement(s.end(this), format, statement); }
}
