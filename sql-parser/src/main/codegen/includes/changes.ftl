<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- UPDATE, DELETE and MERGE. -->
SqlNode UpdateStatement() :
{
    final Span s;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final List<Assignment> assignments = new ArrayList<Assignment>();
    SqlNode where = null;
}
{
    <UPDATE> { s = span(); }
    table = CompoundTableIdentifier()
    [ LOOKAHEAD({ getToken(1).kind != SET }) alias = TargetAlias() ]
    <SET> AddAssignments(assignments)
    [ where = Where() ]
    { return new UpdateStatement(s.end(this), table, alias, assignments, where); }
}

SqlNode DeleteStatement() :
{
    final Span s;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    SqlNode where = null;
}
{
    (
        <DELETE> { s = span(); } <FROM>
        table = CompoundTableIdentifier()
        [ alias = TargetAlias() ]
        [ where = Where() ]
    |
        <TRUNCATE> { s = span(); } <TABLE> table = CompoundTableIdentifier()
    )
    { return new DeleteStatement(s.end(this), table, alias, where); }
}

SqlIdentifier TargetAlias() :
{
    final SqlIdentifier alias;
}
{
    [ <AS> ] alias = SimpleIdentifier() { return alias; }
}

void AddAssignments(List<Assignment> list) :
{
}
{
    AddAssignment(list) ( <COMMA> AddAssignment(list) )*
}

void AddAssignment(List<Assignment> list) :
{
    final SqlIdentifier column;
    final SqlNode value;
}
{
    column = CompoundIdentifier() <EQ> value = ValueOrDefault()
    { list.add(new Assignment(column, value)); }
}

SqlNode ValueOrDefault() :
{
    final SqlNode value;
}
{
    (
        LOOKAHEAD({ getToken(1).kind == DEFAULT_ && getToken(2).kind != LPAREN && getToken(2).kind != DOT })
        value = Default()
    |
        value = Expression(ExprContext.ACCEPT_SUB_QUERY)
    )
    { return value; }
}

SqlNode MergeStatement() :
{
    final Span s;
    final SqlIdentifier table;
    SqlIdentifier alias = null;
    final SqlNode source;
    final SqlNode condition;
    final List<MergeClause> clauses = new ArrayList<MergeClause>();
}
{
    <MERGE> { s = span(); } <INTO>
    table = CompoundTableIdentifier()
    [ alias = TargetAlias() ]
    <USING> source = TableRef1(ExprContext.ACCEPT_QUERY)
    <ON> condition = Expression(ExprContext.ACCEPT_SUB_QUERY)
    ( AddMergeClause(clauses) )+
    { return new MergeStatement(s.end(this), table, alias, source, condition, clauses); }
}

void AddMergeClause(List<MergeClause> clauses) :
{
    MergeClause.When when = MergeClause.When.MATCHED;
    SqlNode condition = null;
    final MergeClause.Action action;
}
{
    <WHEN>
    [
        <NOT> { when = MergeClause.When.NOT_MATCHED; }
    ]
    <MATCHED>
    [
        <BY> ( <SOURCE> { when = MergeClause.bySource(when, getPos()); } | <TARGET> )
    ]
    [ <AND> condition = Expression(ExprContext.ACCEPT_SUB_QUERY) ]
    <THEN> action = MergeAction()
    { clauses.add(new MergeClause(when, condition, action)); }
}

MergeClause.Action MergeAction() :
{
    final List<Assignment> assignments = new ArrayList<Assignment>();
    SqlNodeList columns = SqlNodeList.EMPTY;
    final SqlNodeList values;
}
{
    (
        <UPDATE> <SET>
        (
            <STAR> { return new MergeClause.UpdateAll(); }
        |
            AddAssignments(assignments) { return new MergeClause.Update(assignments); }
        )
    |
        <DELETE> { return new MergeClause.Delete(); }
    |
        <INSERT>
        (
            <STAR> { return new MergeClause.InsertAll(); }
        |
            [ columns = Columns() ]
            <VALUES> values = ParenthesizedQueryOrCommaListWithDefault(ExprContext.ACCEPT_SUB_QUERY)
            { return new MergeClause.Insert(columns, values); }
        )
    )
}
