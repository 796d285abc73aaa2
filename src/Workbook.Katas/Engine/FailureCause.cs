namespace Workbook.Katas;

/// <summary>What made a test fail.</summary>
public enum FailureCause
{
    /// <summary>It did not fail.</summary>
    None,

    /// <summary>An assertion of the test, or a budget of the library, said no.</summary>
    Assertion,

    /// <summary>An exception that the test did not expect.</summary>
    Exception,

    /// <summary>The test's own timeout passed.</summary>
    Timeout,

    /// <summary>The process ended, or was stopped by the engine.</summary>
    Process,

    /// <summary>The tests before it took too long, or ended too many processes.</summary>
    NotBegun,
}
