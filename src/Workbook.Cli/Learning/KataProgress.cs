using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Workbook.Cli.Learning;

/// <summary>What is known of a learner and one kata.</summary>
internal sealed record KataProgress
{
    public static KataProgress None { get; } = new();

    /// <summary>Different versions of the code that were run; the stub as it came is none.</summary>
    public int Attempts { get; init; }

    /// <summary>When it was solved first; null when it never was, or only by catching up.</summary>
    public DateTimeOffset? FirstGreen { get; init; }

    /// <summary>Whether the last run was green.</summary>
    public bool IsGreen { get; init; }

    /// <summary>Numbers of the hints that were shown, in the order in which they were taken.</summary>
    public ImmutableList<int> Hints { get; init => field = value ?? field; } = [];

    /// <summary>Whether the answer was looked at before the kata was solved.</summary>
    public bool SawAnswer { get; init; }

    /// <summary>Whether the answer was put in the learner's place; ends with a reset.</summary>
    public bool IsCaughtUp { get; init; }

    /// <summary>Time spent on it: between two commands that were not more than a break apart.</summary>
    public TimeSpan TimeSpent { get; init; }

    /// <summary>The most it ever earned: 1 for green, 2 for green without hints, 3 for the stretch tests.</summary>
    public int Stars { get; init; }

    /// <summary>The hint that the first failure of the last run names; null when it names none.</summary>
    public int? NamedHint { get; init; }

    /// <summary>A fingerprint of the code of the last run.</summary>
    public string? LastCode { get; init; }

    /// <summary>What a newer version of the workbook wrote, kept for it.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Unknown { get; set; }

    [JsonIgnore]
    public KataState State => this switch
    {
        { IsCaughtUp: true } => KataState.CaughtUp,
        { IsGreen: true } => KataState.Solved,
        { Attempts: 0, Hints.Count: 0, SawAnswer: false, FirstGreen: null } => KataState.New,
        _ => KataState.Started,
    };
}
