namespace Workbook.Shop;

/// <summary>A parcel of an order.</summary>
public sealed class Shipment
{
    /// <summary>Gets or sets the key.</summary>
    public int Id { get; set; }

    /// <summary>Gets or sets the key of the order.</summary>
    public int OrderId { get; set; }

    /// <summary>Gets or sets the carrier's name.</summary>
    public string Carrier { get; set; } = "";

    /// <summary>Gets or sets the carrier's code for the parcel.</summary>
    public string TrackingCode { get; set; } = "";

    /// <summary>Gets or sets when the parcel left, in UTC, to the second.</summary>
    public DateTime SentAt { get; set; }
}
