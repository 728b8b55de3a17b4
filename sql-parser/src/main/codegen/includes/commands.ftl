<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Statements about one table that are handed on as they are written, once their form is known. -->
SqlNode AlterStatement() :
{
    final Span s;
    final SqlIdentifier name;
    final SqlIdentifier newName;
    final Token first;
    final List<SqlNode> expressions = new ArrayList<SqlNode>();
    final SqlNode statement;
}
{
    <ALTER> { s = span(); }
    (
        statement = AlterPrincipal(s)
        { return statement; }
    |
        ( <SCHEMA> | <DATABASE> ) name = CompoundIdentifier()
        (
            LOOKAHEAD({ isTagChange() }) statement = AlterTags(s, Securable.Kind.SCHEMA, name)
        |
            statement = OwnerChange(s, Securable.Kind.SCHEMA, name)
        )
        { return statement; }
    |
        <CATALOG> name = CompoundIdentifier()
        statement = AlterTags(s, Securable.Kind.CATALOG, name)
        { return statement; }
    |
        <FUNCTION> name = CompoundIdentifier()
        statement = OwnerChange(s, Securable.Kind.FUNCTION, name)
        { return statement; }
    |
        <TABLE> name = CompoundIdentifier() { first = getToken(1); }
        (
            LOOKAHEAD({ isOwnerChange() }) statement = OwnerChange(s, Securable.Kind.TABLE, name)
            { return statement; }
        |
            LOOKAHEAD({ isTagChange() }) statement = AlterTags(s, Securable.Kind.TABLE, name)
            { return statement; }
        |
            LOOKAHEAD({ isKeyChange() }) statement = AlterKeysStatement(s, name)
            { return statement; }
        |
            LOOKAHEAD({ isPolicyChange() }) statement = AlterPolicyStatement(s, name)
            { return statement; }
        |
            LOOKAHEAD(2) <RENAME> <TO> newName = CompoundIdentifier()
            { return new RenameTable(s.end(this), name, newName); }
        |
            AlterAction(expressions)
            { return new TableCommand(s.end(this), TableCommand.Kind.ALTER, name, textFrom(first), expressions); }
        )
    |
        <VIEW> name = CompoundIdentifier()
        (
            LOOKAHEAD({ isTagChange() }) statement = AlterTags(s, Securable.Kind.TABLE, name)
            { return statement; }
        |
            statement = OwnerChange(s, Securable.Kind.TABLE, name)
            { return statement; }
        |
            <RENAME> <TO> newName = CompoundIdentifier()
            { return new RenameTable(s.end(this), name, newName); }
        )
    )
}

<#-- ADD CONSTRAINT k PRIMARY KEY (a) · DROP CONSTRAINT k · DROP FOREIGN KEY (a). -->
SqlNode AlterKeysStatement(Span s, SqlIdentifier table) :
{
    SqlIdentifier name = null;
    final TableKey key;
    final IfMissing ifMissing;
    final SqlNodeList columns;
}
{
    <ADD> [ <CONSTRAINT> name = SimpleIdentifier() ] key = NewKey(name) KeyOptions()
    { return new AlterKeys(s.end(this), table, new KeyChange.Add(key)); }
|
    <DROP>
    (
        <CONSTRAINT> ifMissing = IfExists() name = SimpleIdentifier()
        { return new AlterKeys(s.end(this), table, new KeyChange.DropNamed(name, ifMissing)); }
    |
        <PRIMARY> <KEY> ifMissing = IfExists()
        { return new AlterKeys(s.end(this), table, new KeyChange.DropPrimary(ifMissing)); }
    |
        <FOREIGN> <KEY> ifMissing = IfExists() columns = ParenthesizedSimpleIdentifierList()
        { return new AlterKeys(s.end(this), table, new KeyChange.DropForeign(TableKey.identifiers(columns), ifMissing)); }
    )
}

TableKey NewKey(SqlIdentifier name) :
{
    final SqlNodeList columns;
    final SqlIdentifier referenced;
    SqlNodeList referencedColumns = SqlNodeList.EMPTY;
    final Span s;
}
{
    <PRIMARY> { s = span(); } <KEY> columns = ParenthesizedSimpleIdentifierList()
    { return TableKey.primary(name, columns, s.end(this)); }
|
    <FOREIGN> { s = span(); } <KEY> columns = ParenthesizedSimpleIdentifierList()
    <REFERENCES> referenced = CompoundIdentifier()
    [ referencedColumns = ParenthesizedSimpleIdentifierList() ]
    { return TableKey.foreign(name, columns, referenced, referencedColumns, s.end(this)); }
}

<#-- What was read since a token; empty if that is still to come. -->
JAVACODE String textFrom(Token first) {
    return getToken(1) == first
        ? ""
        : SourceText.between(getOriginalSql(), first.beginLine, first.beginColumn, token.endLine, token.endColumn);
}

void AlterAction(List<SqlNode> expressions) :
{
    final SqlNode condition;
}
{
    <ADD>
    (
        <CONSTRAINT> SimpleIdentifier() <CHECK> <LPAREN> condition = Expression(ExprContext.ACCEPT_NON_QUERY) <RPAREN>
        { expressions.add(condition); }
    |
        ( <COLUMN> | <COLUMNS> )
        (
            <LPAREN> NewColumn(expressions) ( <COMMA> NewColumn(expressions) )* <RPAREN>
        |
            NewColumn(expressions) ( <COMMA> NewColumn(expressions) )*
        )
    )
|
    <DROP> ( <COLUMN> | <COLUMNS> ) IfExists()
    (
        <LPAREN> CompoundIdentifier() ( <COMMA> CompoundIdentifier() )* <RPAREN>
    |
        CompoundIdentifier() ( <COMMA> CompoundIdentifier() )*
    )
|
    <RENAME> <COLUMN> CompoundIdentifier() <TO> SimpleIdentifier()
|
    ( <ALTER> | <CHANGE> ) [ LOOKAHEAD({ getToken(1).kind == COLUMN && isIdentifierNext(2) }) <COLUMN> ]
    CompoundIdentifier() ColumnChange(expressions)
|
    <SET> <TBLPROPERTIES> Properties()
|
    <UNSET> <TBLPROPERTIES> IfExists() <LPAREN> PropertyKey() ( <COMMA> PropertyKey() )* <RPAREN>
|
    <CLUSTER> <BY> ( Columns() | <NONE> )
}

SqlNodeList Columns() :
{
    final List<SqlNode> columns = new ArrayList<SqlNode>();
    SqlIdentifier column;
    final Span s;
}
{
    <LPAREN> { s = span(); }
    column = CompoundIdentifier() { columns.add(column); }
    ( <COMMA> column = CompoundIdentifier() { columns.add(column); } )*
    <RPAREN>
    { return new SqlNodeList(columns, s.end(this)); }
}

void PropertyKey() :
{
}
{
    Text() | CompoundIdentifier()
}

void NewColumn(List<SqlNode> expressions) :
{
}
{
    CompoundIdentifier() DataType()
    (
        LOOKAHEAD(2) <NOT> <NULL>
    |
        <COMMENT> Text()
    |
        <DEFAULT_> AddExpression(expressions, ExprContext.ACCEPT_NON_QUERY)
    |
        <FIRST>
    |
        <AFTER> CompoundIdentifier()
    )*
}

void ColumnChange(List<SqlNode> expressions) :
{
}
{
    <COMMENT> Text()
|
    <TYPE> DataType()
|
    <SET> ( <NOT> <NULL> | <DEFAULT_> AddExpression(expressions, ExprContext.ACCEPT_NON_QUERY) )
|
    <DROP> ( <NOT> <NULL> | <DEFAULT_> )
|
    <FIRST>
|
    <AFTER> CompoundIdentifier()
}

SqlNode MaintenanceStatement() :
{
    final Span s;
    final SqlIdentifier name;
    final Token first;
    final List<SqlNode> expressions = new ArrayList<SqlNode>();
    final SqlNode node;
}
{
    (
        <OPTIMIZE> { s = span(); } name = CompoundIdentifier() { first = getToken(1); }
        [ <WHERE> node = Expression(ExprContext.ACCEPT_NON_QUERY) { expressions.add(node); } ]
        [ <ZORDER> <BY> ZOrderColumns() ]
        { return new TableCommand(s.end(this), TableCommand.Kind.OPTIMIZE, name, textFrom(first), expressions); }
    |
        <VACUUM> { s = span(); } name = CompoundIdentifier() { first = getToken(1); }
        [ <RETAIN> UnsignedNumericLiteral() ( <HOURS> | <HOUR> ) ]
        [ <DRY> <RUN> ]
        { return new TableCommand(s.end(this), TableCommand.Kind.VACUUM, name, textFrom(first), expressions); }
    |
        <RESTORE> { s = span(); } [ <TABLE> ] name = CompoundIdentifier()
        [ <TO> ] { first = getToken(1); }
        ( <VERSION> | <TIMESTAMP> ) <AS> <OF> node = Literal()
        { return new TableCommand(s.end(this), TableCommand.Kind.RESTORE, name, textFrom(first), expressions); }
    |
        <ANALYZE> { s = span(); } <TABLE> name = CompoundIdentifier() { first = getToken(1); }
        <COMPUTE> <STATISTICS>
        [
            <NOSCAN>
        |
            <FOR>
            ( LOOKAHEAD(2) <ALL> <COLUMNS> | <COLUMNS> SimpleIdentifier() ( <COMMA> SimpleIdentifier() )* )
        ]
        { return new TableCommand(s.end(this), TableCommand.Kind.ANALYZE, name, textFrom(first), expressions); }
    |
        <CONVERT> { s = span(); } <TO> SimpleIdentifier() CompoundIdentifier()
        { throw ParserErrors.conversion(s.end(this)); }
    )
}

void ZOrderColumns() :
{
}
{
    Columns()
|
    CompoundIdentifier() ( <COMMA> CompoundIdentifier() )*
}

SqlNode CommentStatement() :
{
    final Span s;
    final CommentOn.Kind kind;
    final SqlIdentifier name;
    String text = null;
}
{
    <COMMENT> { s = span(); } <ON>
    (
        <TABLE> { kind = CommentOn.Kind.TABLE; }
    |
        ( <SCHEMA> | <DATABASE> ) { kind = CommentOn.Kind.SCHEMA; }
    |
        <COLUMN> { kind = CommentOn.Kind.COLUMN; }
    )
    name = CompoundIdentifier() <IS> ( text = Text() | <NULL> )
    { return new CommentOn(s.end(this), kind, name, text); }
}

<#-- DESCRIBE HISTORY t LIMIT 10 · DESCRIBE DETAIL t. -->
SqlNode TableStory(Span s) :
{
    final TableCommand.Kind kind;
    final SqlIdentifier name;
    final Token first;
}
{
    ( <HISTORY> { kind = TableCommand.Kind.HISTORY; } | <DETAIL> { kind = TableCommand.Kind.DETAIL; } )
    name = CompoundIdentifier() { first = getToken(1); }
    [ <LIMIT> UnsignedNumericLiteral() ]
    { return new TableCommand(s.end(this), kind, name, textFrom(first), ImmutableList.<SqlNode>of()); }
}
