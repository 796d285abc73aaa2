namespace Workbook.Katas;

/// <summary>The engine itself cannot work; the message is for the user and names the next command.</summary>
public sealed class KataEngineException : Exception
{
    /// <summary>Initializes a new instance of the <see cref="KataEngineException"/> class.</summary>
    public KataEngineException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="KataEngineException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public KataEngineException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="KataEngineException"/> class.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public KataEngineException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
