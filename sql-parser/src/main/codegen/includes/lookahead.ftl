<#-- SPDX-License-Identifier: Apache-2.0 -->
<#-- Members of the parser class: what a production looks at before it decides. -->
    final FurthestFailure failures = new FurthestFailure();

    /** Words that may be names too. */
    static final java.util.BitSet NON_RESERVED = new java.util.BitSet();

    static {
<#list (parser.nonReservedKeywords!default.parser.nonReservedKeywords) + parser.nonReservedKeywordsToAdd as keyword>
        NON_RESERVED.set(${keyword});
</#list>
    }

    /** Looks for such a word at once, where JavaCC's code asks for each of hundreds in turn. */
    private boolean jj_scanNonReserved() {
        Token next = jj_scanpos.next;
        if (next == null) {
            next = jj_scanpos.next = token_source.getNextToken();
        }
        if (NON_RESERVED.get(next.kind)) {
            return jj_scan_token(next.kind);
        }
        failures.note(next, NON_RESERVED);
        return jj_scan_token(NON_RESERVED.nextSetBit(0));
    }

    private boolean isSpecialCall() {
        if (getToken(2).kind != LPAREN) {
            return false;
        }
        switch (getToken(1).kind) {
        case CAST:
        case TRY_CAST:
        case EXTRACT:
            return true;
        case TRIM:
            int kind = getToken(3).kind;
            return (kind == BOTH || kind == LEADING || kind == TRAILING)
                && getToken(4).kind != RPAREN && getToken(4).kind != DOT;
        default:
            return SparkOperators.isDateArithmetic(getToken(1).image)
                && SparkOperators.isUnit(getToken(3).image)
                && getToken(4).kind == COMMA;
        }
    }

    private boolean isWordedCall() {
        if (getToken(2).kind != LPAREN || getToken(3).kind == RPAREN) {
            return false;
        }
        if (getToken(1).image.equalsIgnoreCase("SUBSTR")) {
            return true;
        }
        switch (getToken(1).kind) {
        case SUBSTRING:
        case OVERLAY:
        case TRIM:
        case FLOOR:
        case CEIL:
        case CEILING:
            return true;
        default:
            return false;
        }
    }

    /** So many > without a space between them: a shift, not a comparison of a comparison. */
    private boolean isArrow(int length) {
        for (int i = 1; i <= length; i++) {
            if (getToken(i).kind != GT || (i > 1 && (getToken(i).beginLine != getToken(i - 1).endLine
                || getToken(i).beginColumn != getToken(i - 1).endColumn + 1))) {
                return false;
            }
        }
        return true;
    }

    /** 2012_s is one name in Spark, not a number under the name _s. */
    private void requireSpaceAfterNumber() {
        if (isNumber(getToken(0).kind) && getToken(1).kind != AS
            && getToken(1).beginLine == getToken(0).endLine
            && getToken(1).beginColumn == getToken(0).endColumn + 1) {
            throw ParserErrors.numberInName(getToken(0).image + getToken(1).image,
                new SqlParserPos(getToken(0).beginLine, getToken(0).beginColumn));
        }
    }

    /** struct(1 AS a, t.*) has what a SELECT has in its list. */
    private boolean isStructCall() {
        return getToken(0).image.equalsIgnoreCase("STRUCT")
            && getToken(1).kind == LPAREN && getToken(2).kind != RPAREN;
    }

    private boolean isPrefixOperator() {
        switch (getToken(1).kind) {
        case MINUS:
            return !isNumber(getToken(2).kind);
        case PLUS:
        case NOT:
        case BANG:
            return true;
        default:
            return isExistsPredicate();
        }
    }

    /** A minus before a number belongs to it: only so are the smallest numbers of a type in range. */
    private boolean isNumber(int kind) {
        switch (kind) {
        case UNSIGNED_INTEGER_LITERAL:
        case DECIMAL_NUMERIC_LITERAL:
        case APPROX_NUMERIC_LITERAL:
        case TINYINT_LITERAL:
        case SMALLINT_LITERAL:
        case BIGINT_LITERAL:
        case FLOAT_LITERAL:
        case DOUBLE_LITERAL:
        case BIG_DECIMAL_LITERAL:
            return true;
        default:
            return false;
        }
    }

    /** exists(array, x -> …) is a function. */
    private boolean isExistsPredicate() {
        if (getToken(1).kind != EXISTS) {
            return false;
        }
        int next = 2;
        while (getToken(next).kind == LPAREN) {
            next++;
        }
        int kind = getToken(next).kind;
        return next > 2 && (kind == SELECT || kind == WITH || kind == VALUES || kind == TABLE || kind == FROM);
    }

    /** LIKE before a pattern; LIKE ANY (…) is another production. */
    private boolean isPlain(int like) {
        int next = getToken(2).kind;
        return getToken(1).kind == like && next != ANY && next != SOME && next != ALL;
    }

    /** A further part of an interval: a number and a unit. */
    private boolean isIntervalPart() {
        int amount = getToken(1).kind == MINUS ? 2 : 1;
        return isAmount(getToken(amount)) && IntervalBuilder.isUnit(getToken(amount + 1).image);
    }

    private boolean isAmount(Token token) {
        return token.kind == UNSIGNED_INTEGER_LITERAL
            || token.kind == DECIMAL_NUMERIC_LITERAL
            || token.kind == QUOTED_STRING;
    }

    private boolean isDefaultValue() {
        return getToken(1).kind == DEFAULT_ && (getToken(2).kind == COMMA || getToken(2).kind == RPAREN);
    }

    /** Otherwise the word is an alias. */
    private boolean isDistribution() {
        int kind = getToken(1).kind;
        return (kind == SORT || kind == CLUSTER || kind == DISTRIBUTE) && getToken(2).kind == BY;
    }

    private boolean isQueryStart(int kind) {
        return kind == SELECT || kind == FROM || kind == WITH || kind == VALUES || kind == TABLE || kind == LPAREN;
    }

    private boolean isSchema(int kind) {
        return kind == SCHEMA || kind == DATABASE;
    }

    private boolean isObjectKind(int kind) {
        return isSchema(kind) || kind == CATALOG || kind == TABLE || kind == VIEW || kind == FUNCTION;
    }

    private boolean isToken() {
        return isWord(1, "TOKEN");
    }

    /** Whether a word stands there that is none of the grammar. */
    private boolean isWord(int index, String word) {
        return getToken(index).image.equalsIgnoreCase(word);
    }

    /** SET TAGS, UNSET TAGS, ALTER [COLUMN] c SET TAGS, ALTER [COLUMN] c UNSET TAGS. */
    private boolean isTagChange() {
        int first = getToken(1).kind;
        int verb = 1;
        if (first == ALTER || first == CHANGE) {
            verb = getToken(2).kind == COLUMN && getToken(3).kind != SET && getToken(3).kind != UNSET ? 4 : 3;
        }
        int kind = getToken(verb).kind;
        return (kind == SET || kind == UNSET) && isWord(verb + 1, "TAGS") && getToken(verb + 2).kind == LPAREN;
    }

    private boolean isOwnerChange() {
        return getToken(1).kind == OWNER || (getToken(1).kind == SET && getToken(2).kind == OWNER);
    }

    /** VALUES (1, 2) AS t(a, b), and the same without AS. */
    private boolean isInlineTableAlias() {
        int name = getToken(1).kind == AS ? 2 : 1;
        int kind = getToken(name).kind;
        return (kind == IDENTIFIER || kind == QUOTED_IDENTIFIER || kind == BACK_QUOTED_IDENTIFIER)
            && (name == 2 || getToken(2).kind == LPAREN);
    }

    private boolean isTableConstraint() {
        int first = getToken(1).kind == CONSTRAINT ? 3 : 1;
        int kind = getToken(first).kind;
        return ((kind == PRIMARY || kind == FOREIGN) && getToken(first + 1).kind == KEY)
            || (kind == CHECK && getToken(first + 1).kind == LPAREN);
    }

    /** ADD and DROP of keys, which the catalog keeps; the catalog knows too whose name a constraint has. */
    private boolean isKeyChange() {
        int second = getToken(2).kind;
        if (getToken(1).kind == DROP) {
            return second == CONSTRAINT || second == PRIMARY || second == FOREIGN;
        }
        int kind = second == CONSTRAINT ? getToken(4).kind : second;
        return getToken(1).kind == ADD && (kind == PRIMARY || kind == FOREIGN);
    }

    /** SET ROW FILTER, DROP ROW FILTER, ALTER [COLUMN] c SET MASK, ALTER [COLUMN] c DROP MASK. */
    private boolean isPolicyChange() {
        int first = getToken(1).kind;
        if (first == SET || first == DROP) {
            return getToken(2).kind == ROW && getToken(3).kind == FILTER;
        }
        if (first != ALTER && first != CHANGE) {
            return false;
        }
        int name = getToken(2).kind == COLUMN && getToken(3).kind != SET && getToken(3).kind != DROP ? 3 : 2;
        int verb = getToken(name + 1).kind;
        return (verb == SET || verb == DROP) && getToken(name + 2).kind == MASK;
    }

    /** Whether a word such as EXTENDED stands before a name rather than being one. */
    private boolean isIdentifierNext(int index) {
        int kind = getToken(index).kind;
        return kind != EOF && kind != DOT && kind != SEMICOLON;
    }

    private boolean isTimeTravel() {
        int first = getToken(1).kind == FOR ? 2 : 1;
        int kind = getToken(first).kind;
        return (kind == VERSION || kind == TIMESTAMP || kind == SYSTEM_TIME)
            && getToken(first + 1).kind == AS
            && getToken(first + 2).kind == OF;
    }

    /** Otherwise the word is an alias. */
    private boolean isPivot() {
        int kind = getToken(1).kind;
        return (kind == PIVOT || kind == UNPIVOT) && getToken(2).kind == LPAREN;
    }

    private boolean isSetOperator(int kind) {
        return kind == UNION || kind == EXCEPT || kind == INTERSECT || kind == SET_MINUS;
    }

    private boolean isOrdering(int kind) {
        return kind == ORDER || kind == SORT || kind == CLUSTER || kind == DISTRIBUTE || kind == LIMIT || kind == OFFSET;
    }
