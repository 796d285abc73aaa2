namespace Shop.Api;

/// <summary>A setting makes no sense; the message says which, and what would.</summary>
internal sealed class ShopSettingException(string message) : Exception(message);
