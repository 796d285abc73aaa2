namespace Shop.Api.State;

/// <summary>Where sessions and orders are kept cannot be reached now.</summary>
internal sealed class StateUnavailableException(string message, Exception inner) : Exception(message, inner);
