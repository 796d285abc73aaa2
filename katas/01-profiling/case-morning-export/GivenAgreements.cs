namespace MorningExportKata;

/// <summary>How often anyone asked whose agreement it is.</summary>
public sealed class AgreementReads
{
    /// <summary>Gets or sets the count.</summary>
    public long Count { get; set; }
}

/// <summary>A discount that was agreed on with a customer. A customer has one agreement at most.</summary>
/// <param name="customerId">The customer.</param>
/// <param name="discountPercent">The discount, 0 to 100.</param>
/// <param name="reads">Counts every look at <see cref="CustomerId"/>.</param>
public sealed class Agreement(int customerId, int discountPercent, AgreementReads reads)
{
    /// <summary>Gets the customer.</summary>
    public int CustomerId
    {
        get
        {
            reads.Count++;
            return customerId;
        }
    }

    /// <summary>Gets the discount, 0 to 100.</summary>
    public int DiscountPercent => discountPercent;
}
