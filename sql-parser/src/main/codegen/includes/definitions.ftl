<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- CREATE and DROP. -->
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
    |
        statement = CreatePrincipal(s, replace)
    |
        LOOKAHEAD({ isToken() }) statement = CreateToken(s, replace)
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
    final SqlNode statement;
}
{
    <DROP> { s = span(); }
    (
        LOOKAHEAD({ isToken() || getToken(1).kind == USER || getToken(1).kind == GROUP })
        statement = DropPrincipal(s)
        { return statement; }
    |
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
