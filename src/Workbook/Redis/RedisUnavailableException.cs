namespace Workbook.Redis;

/// <summary>There is no Redis to use; the message says why and how to get one.</summary>
public sealed class RedisUnavailableException(string message, Exception? inner = null) : Exception(message, inner);
