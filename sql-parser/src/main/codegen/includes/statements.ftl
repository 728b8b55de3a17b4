<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- The statements Tarn knows, and no others. -->
SqlNode SqlStmt() :
{
    final SqlNode statement;
}
{
    (
        LOOKAHEAD( QueryStart() ) statement = QueryStatement()
    |
        statement = CreateStatement()
    |
        statement = DropStatement()
    |
        statement = InsertStatement()
    |
        statement = UpdateStatement()
    |
        statement = DeleteStatement()
    |
        statement = MergeStatement()
    |
        statement = AlterStatement()
    |
        statement = MaintenanceStatement()
    |
        statement = CommentStatement()
    |
        statement = CopyIntoStatement()
    |
        statement = ShowStatement()
    |
        statement = DescribeStatement()
    |
        statement = GrantStatement()
    |
        statement = UseStatement()
    |
        statement = SetStatement()
    |
        statement = ResetStatement()
    |
        LOOKAHEAD({ getToken(1).kind == EXPLAIN && getToken(2).kind == ASK })
        statement = LanguageStatement()
    |
        statement = ExplainStatement()
    |
        statement = LanguageStatement()
    )
    { return statement; }
}

SqlNode QueryStatement() :
{
    final SqlNode query;
}
{
    (
        LOOKAHEAD( QueryStart() )
        query = OrderedQueryOrExpr(ExprContext.ACCEPT_QUERY)
    |
        // Never taken; what else an expression may start with is no statement.
        UnusedExtension() { query = null; }
    )
    { return query; }
}

void QueryStart() :
{
}
{
    <SELECT> | <FROM> | <WITH> | <VALUES> | <TABLE> | <LPAREN>
}

SqlNode InsertStatement() :
{
    final Span s;
    InsertStatement.Mode mode = InsertStatement.Mode.INTO;
    final SqlIdentifier table;
    SqlNodeList columns = null;
    InsertStatement.Matching matching = InsertStatement.Matching.BY_POSITION;
    SqlNode replaced = null;
    final SqlNode source;
}
{
    <INSERT> { s = span(); }
    ( <INTO> | <OVERWRITE> { mode = InsertStatement.Mode.OVERWRITE; } )
    [ <TABLE> ]
    table = CompoundTableIdentifier()
    [
        LOOKAHEAD({ getToken(1).kind == LPAREN && !isQueryStart(getToken(2).kind) })
        columns = ParenthesizedSimpleIdentifierList()
    |
        LOOKAHEAD(2) <BY> <NAME> { matching = InsertStatement.Matching.BY_NAME; }
    ]
    [ <REPLACE> replaced = Where() ]
    source = QueryStatement()
    { return new InsertStatement(s.end(this), mode, matching, table, source, columns, replaced); }
}

SqlNode CopyIntoStatement() :
{
    final Span s;
    final SqlIdentifier target;
    final CopyInto.Builder copy;
    final String path;
    final List<SqlNode> items = new ArrayList<SqlNode>();
    final SqlIdentifier format;
}
{
    <COPY> { s = span(); } <INTO> target = CompoundTableIdentifier()
    { copy = new CopyInto.Builder(target); }
    <FROM>
    (
        path = Text() { copy.from(path); }
    |
        <LPAREN> <SELECT> AddSelectItem(items) ( <COMMA> AddSelectItem(items) )*
        <FROM> path = Text() { copy.from(path); } <RPAREN>
        { copy.select(new SqlNodeList(items, Span.of(items).pos())); }
    )
    <FILEFORMAT> <EQ> format = SimpleIdentifier() { copy.format(format); }
    ( AddCopyClause(copy) )*
    { return copy.build(s.end(this)); }
}

void AddCopyClause(CopyInto.Builder copy) :
{
    final List<String> files = new ArrayList<String>();
    String text;
    final PropertyList options;
}
{
    <FILES> <EQ> <LPAREN> text = Text() { files.add(text); } ( <COMMA> text = Text() { files.add(text); } )* <RPAREN>
    { copy.files(files, getPos()); }
|
    <PATTERN> <EQ> text = Text() { copy.pattern(text, getPos()); }
|
    <FORMAT_OPTIONS> options = Properties() { copy.formatOptions(options, getPos()); }
|
    <COPY_OPTIONS> options = Properties() { copy.copyOptions(options, getPos()); }
}
