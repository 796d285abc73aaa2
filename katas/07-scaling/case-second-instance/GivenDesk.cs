namespace SecondInstanceKata;

/// <summary>A sale.</summary>
/// <param name="Number">Its number, unique among all orders and higher than that of any order that was sold before this purchase began; gaps are allowed.</param>
/// <param name="Customer">Who bought; no "|" in it.</param>
/// <param name="Seats">How many seats.</param>
public sealed record Order(long Number, string Customer, int Seats);

/// <summary>What the desk needs from outside.</summary>
public interface IOutside
{
    /// <summary>Fetches the plan of the hall from another service. It never changes during a sale.</summary>
    Task<string> LoadPlanAsync();

    /// <summary>Sends a mail.</summary>
    Task MailAsync(string customer, string text);
}
