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
        statement = CopyIntoStatement()
    |
        statement = ShowStatement()
    |
        statement = DescribeStatement()
    |
        statement = UseStatement()
    |
        statement = SetStatement()
    |
        statement = ResetStatement()
    |
        statement = ExplainStatement()
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
    <SELECT> | <WITH> | <VALUES> | <TABLE> | <LPAREN>
}

SqlNode CreateStatement() :
{
    final Span s;
    boolean replace = false;
    final SqlNode statement;
}
{
    <CREATE> { s = span(); }
    [ <OR> <REPLACE> { replace = true; } ]
    (
        statement = CreateTableStatement(s, replace)
    |
        statement = CreateViewStatement(s, replace)
    |
        statement = CreateSchemaStatement(s, replace)
    )
    { return statement; }
}

boolean IfNotExists() :
{
}
{
    [ LOOKAHEAD(2) <IF> <NOT> <EXISTS> { return true; } ]
    { return false; }
}

IfMissing IfExists() :
{
}
{
    [ LOOKAHEAD(2) <IF> <EXISTS> { return IfMissing.IGNORE; } ]
    { return IfMissing.FAIL; }
}

SqlNode CreateSchemaStatement(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    String comment = null;
}
{
    ( <SCHEMA> | <DATABASE> ) { ParserErrors.requireNo(replace, "OR REPLACE", "CREATE SCHEMA", s.pos()); }
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    [ <COMMENT> comment = Text() ]
    { return new CreateSchema(s.end(this), name, IfExistsClause.of(false, ifNotExists, s.pos()), comment); }
}

SqlNode CreateTableStatement(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final CreateTable.Builder table;
    SqlNode query = null;
}
{
    <TABLE>
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    { table = new CreateTable.Builder(name, IfExistsClause.of(replace, ifNotExists, s.pos())); }
    [
        LOOKAHEAD({ getToken(1).kind == LPAREN && !isQueryStart(getToken(2).kind) })
        <LPAREN> AddTableElement(table) ( <COMMA> AddTableElement(table) )* <RPAREN>
    ]
    ( AddTableClause(table) )*
    [ LOOKAHEAD( [ <AS> ] QueryStart() ) [ <AS> ] query = QueryStatement() ]
    { return table.build(query, s.end(this)); }
}

void AddTableElement(CreateTable.Builder table) :
{
    SqlIdentifier constraint = null;
}
{
    LOOKAHEAD({ isTableConstraint() })
    [ <CONSTRAINT> constraint = SimpleIdentifier() ]
    AddTableConstraint(table, constraint)
|
    AddColumn(table)
}

void AddTableConstraint(CreateTable.Builder table, SqlIdentifier name) :
{
    final SqlNodeList columns;
    final SqlIdentifier referenced;
    SqlNodeList referencedColumns = SqlNodeList.EMPTY;
    final Span s;
}
{
    (
        <PRIMARY> { s = span(); } <KEY> columns = ParenthesizedSimpleIdentifierList()
        { table.primaryKey(name, columns, s.end(this)); }
    |
        <FOREIGN> { s = span(); } <KEY> columns = ParenthesizedSimpleIdentifierList()
        <REFERENCES> referenced = CompoundIdentifier()
        [ referencedColumns = ParenthesizedSimpleIdentifierList() ]
        { table.foreignKey(name, columns, referenced, referencedColumns, s.end(this)); }
    )
    KeyOptions()
}

<#-- Keys are informational; the words that say so change nothing. -->
void KeyOptions() :
{
}
{
    ( LOOKAHEAD(2) <NOT> <ENFORCED> | <RELY> | <NORELY> )*
}

void AddColumn(CreateTable.Builder table) :
{
    final SqlIdentifier name;
    final SqlDataTypeSpec type;
    boolean nullable = true;
    String comment = null;
    final Span s;
}
{
    name = SimpleIdentifier() { s = span(); }
    type = DataType()
    (
        LOOKAHEAD(2) <NOT> <NULL> { nullable = false; }
    |
        <NULL>
    |
        <COMMENT> comment = Text()
    |
        AddColumnConstraint(table, name)
    )*
    { table.column(ColumnDefinition.of(name, type.withNullable(nullable), comment)); }
}

void AddColumnConstraint(CreateTable.Builder table, SqlIdentifier column) :
{
    SqlIdentifier name = null;
    final SqlIdentifier referenced;
    SqlNodeList referencedColumns = SqlNodeList.EMPTY;
    final SqlNodeList columns = SqlNodeList.of(column);
    final Span s = Span.of(column);
}
{
    [ <CONSTRAINT> name = SimpleIdentifier() ]
    (
        <PRIMARY> <KEY> { table.primaryKey(name, columns, s.end(this)); }
    |
        [ <FOREIGN> <KEY> ] <REFERENCES> referenced = CompoundIdentifier()
        [ referencedColumns = ParenthesizedSimpleIdentifierList() ]
        { table.foreignKey(name, columns, referenced, referencedColumns, s.end(this)); }
    )
    KeyOptions()
}

void AddTableClause(CreateTable.Builder table) :
{
    final SqlIdentifier format;
    final SqlNodeList columns;
    final String text;
    final PropertyList properties;
}
{
    <USING> format = SimpleIdentifier() { table.using(format); }
|
    <PARTITIONED> <BY> columns = ParenthesizedSimpleIdentifierList() { table.partitionedBy(columns); }
|
    <COMMENT> text = Text() { table.comment(text, getPos()); }
|
    <TBLPROPERTIES> properties = Properties() { table.properties(properties, getPos()); }
|
    <LOCATION> text = Text() { table.location(text, getPos()); }
}

<#-- ('key' = 'value', a.b = 1). -->
PropertyList Properties() :
{
    final PropertyList properties = new PropertyList();
}
{
    <LPAREN> AddProperty(properties) ( <COMMA> AddProperty(properties) )* <RPAREN>
    { return properties; }
}

void AddProperty(PropertyList properties) :
{
    final String key;
    final SqlIdentifier name;
    final String value;
    final SqlParserPos pos;
}
{
    (
        key = Text() { pos = getPos(); }
    |
        name = CompoundIdentifier() { key = String.join(".", name.names); pos = getPos(); }
    )
    [ <EQ> ]
    value = PropertyValue()
    { properties.add(key, value, pos); }
}

String PropertyValue() :
{
    final String value;
    final SqlLiteral number;
}
{
    (
        value = Text()
    |
        number = NumericLiteral() { value = number.toValue(); }
    |
        ( <TRUE> | <FALSE> ) { value = token.image.toLowerCase(Locale.ROOT); }
    |
        value = Identifier()
    )
    { return value; }
}

SqlNode CreateViewStatement(Span s, boolean replace) :
{
    final boolean ifNotExists;
    final SqlIdentifier name;
    final List<ViewColumn> columns = new ArrayList<ViewColumn>();
    String comment = null;
    final SqlNode query;
    final Token first;
}
{
    <VIEW>
    ifNotExists = IfNotExists()
    name = CompoundIdentifier()
    [ <LPAREN> AddViewColumn(columns) ( <COMMA> AddViewColumn(columns) )* <RPAREN> ]
    [ <COMMENT> comment = Text() ]
    <AS> { first = getToken(1); }
    query = QueryStatement()
    {
        return new CreateView(s.end(this), name, IfExistsClause.of(replace, ifNotExists, s.pos()),
            columns, comment, query, SourceText.between(getOriginalSql(), first.beginLine,
                first.beginColumn, token.endLine, token.endColumn));
    }
}

void AddViewColumn(List<ViewColumn> columns) :
{
    final SqlIdentifier name;
    String comment = null;
}
{
    name = SimpleIdentifier() [ <COMMENT> comment = Text() ]
    { columns.add(ViewColumn.of(name, comment)); }
}

SqlNode DropStatement() :
{
    final Span s;
    final IfMissing ifMissing;
    final SqlIdentifier name;
    CatalogChange.Cascade cascade = CatalogChange.Cascade.RESTRICT;
}
{
    <DROP> { s = span(); }
    (
        ( <SCHEMA> | <DATABASE> ) ifMissing = IfExists() name = CompoundIdentifier()
        [ <RESTRICT> | <CASCADE> { cascade = CatalogChange.Cascade.CASCADE; } ]
        { return new DropSchema(s.end(this), name, ifMissing, cascade); }
    |
        <TABLE> ifMissing = IfExists() name = CompoundIdentifier() [ <PURGE> ]
        { return new DropTable(s.end(this), name, ifMissing); }
    |
        <VIEW> ifMissing = IfExists() name = CompoundIdentifier()
        { return new DropView(s.end(this), name, ifMissing); }
    )
}

SqlNode InsertStatement() :
{
    final Span s;
    InsertStatement.Mode mode = InsertStatement.Mode.INTO;
    final SqlIdentifier table;
    SqlNodeList columns = null;
    InsertStatement.Matching matching = InsertStatement.Matching.BY_POSITION;
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
    source = QueryStatement()
    { return new InsertStatement(s.end(this), mode, matching, table, source, columns); }
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

SqlNode ShowStatement() :
{
    final Span s;
    final ShowStatement.Kind kind;
    SqlIdentifier in = null;
    SqlIdentifier schema = null;
    String like = null;
}
{
    <SHOW> { s = span(); }
    (
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
