using System.Collections;

namespace HotPathKata;

/// <summary>What was running when the profiler looked: method names, from the outermost caller to the method that was at work. May be empty.</summary>
/// <param name="frames">The method names.</param>
/// <param name="reads">Counts every frame that is read.</param>
public sealed class SampledStack(IReadOnlyList<string> frames, FrameReads reads) : IReadOnlyList<string>
{
    /// <summary>Gets the number of frames. Asking for it reads none.</summary>
    public int Count => frames.Count;

    /// <summary>Reads one frame; 0 is the outermost.</summary>
    public string this[int index]
    {
        get
        {
            reads.Count++;
            return frames[index];
        }
    }

    /// <summary>Reads the frames, the outermost first.</summary>
    public IEnumerator<string> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>How many frames were read so far.</summary>
public sealed class FrameReads
{
    /// <summary>Gets or sets the count.</summary>
    public long Count { get; set; }
}

/// <summary>One row of a profile.</summary>
/// <param name="Name">The method.</param>
/// <param name="Self">Samples in which this method itself was at work.</param>
/// <param name="Inclusive">Samples in which it was anywhere on the stack.</param>
public sealed record HotMethod(string Name, int Self, int Inclusive);
