namespace Workbook.Profiling;

/// <summary>A profile could not be taken. The message is one sentence on what is missing and one on what to do.</summary>
public sealed class ProfilingException : Exception
{
    /// <summary>A fault without a message.</summary>
    public ProfilingException()
    {
    }

    /// <summary>A fault with its message.</summary>
    public ProfilingException(string message) : base(message)
    {
    }

    /// <summary>A fault with its message and cause.</summary>
    public ProfilingException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
