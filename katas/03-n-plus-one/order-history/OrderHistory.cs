namespace OrderHistoryKata;

public static class OrderHistory
{
}
