using Workbook.Katas;

namespace Workbook.Cli.Learning;

/// <summary>Finds katas and lessons by words.</summary>
internal static class ListFilter
{
    /// <param name="words">All of them have to be in a kata or its lesson, in any case; none finds all.</param>
    /// <param name="left">Whether solved katas are left out.</param>
    /// <returns>The topics with what was found of them; a topic without a kata found only when its lesson has all words.</returns>
    public static IReadOnlyList<TopicProgress> Apply(IReadOnlyList<TopicProgress> topics, IReadOnlyList<string> words, bool left)
    {
        var found = new List<TopicProgress>();
        foreach (var topic in topics)
        {
            var lesson = TextOf(topic);
            var katas = topic.Katas.Where(kata => !(left && kata.Known.State == KataState.Solved)).ToList();
            var named = katas.Where(kata => HasAll(TextOf(kata.Kata), words)).ToList();
            // Words that a kata has itself say more than those of its lesson.
            var fit = named.Count > 0 ? named : [.. katas.Where(kata => HasAll($"{lesson}\n{TextOf(kata.Kata)}", words))];
            if (fit.Count > 0 || (!left && HasAll(lesson, words)))
            {
                found.Add(topic with { Katas = fit });
            }
        }

        return found;
    }

    private static bool HasAll(string text, IReadOnlyList<string> words) =>
        words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static string TextOf(TopicProgress topic) =>
        topic.Lesson is { } lesson ? $"{topic.Name}\n{lesson.Title}\n{string.Join('\n', lesson.Tags)}" : topic.Name;

    private static string TextOf(Kata kata) => $"{kata.Name}\n{kata.Readme.Title}\n{string.Join('\n', kata.Readme.Counted)}";
}
