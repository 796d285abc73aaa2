namespace Workbook.Queries;

/// <summary>What a step of a plan does, as far as its cost goes.</summary>
public enum PlanStepKind
{
    /// <summary>Holds other steps, or prepares them.</summary>
    Other,

    /// <summary>Goes through a table row by row.</summary>
    ScanTable,

    /// <summary>Goes through a whole index entry by entry, and stops early where a limit allows.</summary>
    ScanIndex,

    /// <summary>Finds the place in an index, then fetches each row from the table.</summary>
    Search,

    /// <summary>Finds a row by the table's own key.</summary>
    SearchKey,

    /// <summary>Finds the place in an index that holds all that is asked for.</summary>
    SearchCovering,

    /// <summary>Builds an index for this one run, because the database has none.</summary>
    BuildIndex,

    /// <summary>Sorts or groups rows that come in no useful order.</summary>
    Sort,
}

/// <summary>The kinds of steps in words and colours.</summary>
internal static class PlanStepKinds
{
    /// <summary>Returns the kind of a step by SQLite's words for it.</summary>
    public static PlanStepKind Of(string detail)
    {
        bool Has(string words) => detail.Contains(words, StringComparison.Ordinal);
        return detail.Split(' ')[0] switch
        {
            "SCAN" when Has(" SUBQUERY") || Has("CONSTANT ROW") => PlanStepKind.Other,
            "SCAN" => Has(" INDEX ") ? PlanStepKind.ScanIndex : PlanStepKind.ScanTable,
            "SEARCH" when Has("AUTOMATIC") => PlanStepKind.BuildIndex,
            "SEARCH" when Has("PRIMARY KEY") => PlanStepKind.SearchKey,
            "SEARCH" => Has("COVERING INDEX") ? PlanStepKind.SearchCovering : PlanStepKind.Search,
            "USE" when Has("TEMP B-TREE") => PlanStepKind.Sort,
            _ => PlanStepKind.Other,
        };
    }

    /// <summary>Returns the kind in the words of a reader.</summary>
    public static string InWords(this PlanStepKind kind) => kind switch
    {
        PlanStepKind.ScanTable => "goes through the table row by row",
        PlanStepKind.ScanIndex => "goes along an index, entry by entry",
        PlanStepKind.Search => "finds the place in an index, then fetches rows from the table",
        PlanStepKind.SearchKey => "finds the row by its key",
        PlanStepKind.SearchCovering => "finds the place in an index and needs nothing else",
        PlanStepKind.BuildIndex => "builds an index for this one run",
        PlanStepKind.Sort => "sorts or groups by itself",
        _ => "holds the steps below",
    };

    /// <summary>Returns a colour that reads on light and dark: green finds, amber walks, red goes through everything or sorts.</summary>
    public static string Color(this PlanStepKind kind) => kind switch
    {
        PlanStepKind.Search or PlanStepKind.SearchKey or PlanStepKind.SearchCovering => "#2e9e5b",
        PlanStepKind.ScanIndex => "#d98e04",
        PlanStepKind.ScanTable or PlanStepKind.BuildIndex or PlanStepKind.Sort => "#d64545",
        _ => "#8a8a8a",
    };
}
