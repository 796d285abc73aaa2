using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>How far a learner is. Never changed in place: <see cref="ProgressFile.Change"/> keeps the next one.</summary>
internal sealed record LearnerProgress
{
    // A longer time between two commands was a break.
    private static readonly TimeSpan _break = TimeSpan.FromMinutes(15);

    /// <summary>The id of the kata the learner is on, such as 03-n-plus-one/order-history; null before the first.</summary>
    public string? Current { get; init; }

    /// <summary>When the learner last did something about a kata.</summary>
    public DateTimeOffset? LastSeen { get; init; }

    // What is missing in a file arrives as null, whatever the initial value says.

    /// <summary>By id of the kata.</summary>
    public ImmutableSortedDictionary<string, KataProgress> Katas { get; init => field = value ?? field; } =
        ImmutableSortedDictionary<string, KataProgress>.Empty;

    /// <summary>By name of the lesson, such as 03-n-plus-one.</summary>
    public ImmutableSortedDictionary<string, QuizScore> Quizzes { get; init => field = value ?? field; } =
        ImmutableSortedDictionary<string, QuizScore>.Empty;

    /// <summary>By name of the lesson, in the order in which they were made.</summary>
    public ImmutableSortedDictionary<string, ImmutableList<KeptPrediction>> Predictions { get; init => field = value ?? field; } =
        ImmutableSortedDictionary<string, ImmutableList<KeptPrediction>>.Empty;

    /// <summary>What a newer version of the workbook wrote, kept for it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    /// <summary>What is known of a kata; <see cref="KataProgress.None"/> when nothing is.</summary>
    public KataProgress Of(Kata kata) => Katas.GetValueOrDefault(kata.Id, KataProgress.None);

    /// <summary>The same with other knowledge about one kata.</summary>
    public LearnerProgress With(Kata kata, Func<KataProgress, KataProgress> change) =>
        this with { Katas = Katas.SetItem(kata.Id, change(Of(kata))) };

    /// <summary>The same with the learner on this kata now; the time since the last command was spent on it.</summary>
    public LearnerProgress On(Kata kata, DateTimeOffset now)
    {
        var since = now - LastSeen ?? TimeSpan.Zero;
        var spent = since > TimeSpan.Zero && since <= _break ? since : TimeSpan.Zero;
        return With(kata, known => known with { TimeSpent = known.TimeSpent + spent }) with { Current = kata.Id, LastSeen = now };
    }
}
