<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- SET ROW FILTER f ON (a, 'x') · DROP ROW FILTER · ALTER COLUMN c SET MASK f USING COLUMNS (a) · ALTER COLUMN c DROP MASK. -->
SqlNode AlterPolicyStatement(Span s, SqlIdentifier table) :
{
    final SqlIdentifier column;
    final AlterPolicy.Call call;
}
{
    <SET> <ROW> <FILTER> call = RowFilterCall()
    { return AlterPolicy.rowFilter(s.end(this), table, call); }
|
    <DROP> <ROW> <FILTER>
    { return AlterPolicy.dropRowFilter(s.end(this), table); }
|
    ( <ALTER> | <CHANGE> )
    [ LOOKAHEAD({ getToken(1).kind == COLUMN && getToken(2).kind != SET && getToken(2).kind != DROP }) <COLUMN> ]
    column = SimpleIdentifier()
    (
        <SET> <MASK> call = MaskCall()
        { return AlterPolicy.mask(s.end(this), table, column, call); }
    |
        <DROP> <MASK>
        { return AlterPolicy.dropMask(s.end(this), table, column); }
    )
}

AlterPolicy.Call RowFilterCall() :
{
    final SqlIdentifier function;
    List<SqlNode> arguments = new ArrayList<SqlNode>();
}
{
    function = CompoundIdentifier() <ON> <LPAREN>
    [ PolicyArgument(arguments) ( <COMMA> PolicyArgument(arguments) )* ]
    <RPAREN>
    { return new AlterPolicy.Call(function, arguments); }
}

AlterPolicy.Call MaskCall() :
{
    final SqlIdentifier function;
    List<SqlNode> arguments = new ArrayList<SqlNode>();
}
{
    function = CompoundIdentifier()
    [
        <USING> <COLUMNS> <LPAREN>
        [ PolicyArgument(arguments) ( <COMMA> PolicyArgument(arguments) )* ]
        <RPAREN>
    ]
    { return new AlterPolicy.Call(function, arguments); }
}

<#-- A column or a literal; anything else the planner refuses. -->
void PolicyArgument(List<SqlNode> arguments) :
{
    final SqlNode argument;
}
{
    argument = Expression(ExprContext.ACCEPT_NON_QUERY)
    { arguments.add(argument); }
}
