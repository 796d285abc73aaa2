namespace DashboardNumbersKata;

/// <summary>The four numbers at the top of the shop's dashboard.</summary>
/// <param name="Orders">All orders, whatever their status.</param>
/// <param name="Customers">All customers, with or without orders.</param>
/// <param name="OpenOrders">Orders whose status is "open".</param>
/// <param name="OpenCents">The sum of TotalCents of the open orders, in cents; 0 when none is open.</param>
public sealed record Numbers(int Orders, int Customers, int OpenOrders, long OpenCents);
