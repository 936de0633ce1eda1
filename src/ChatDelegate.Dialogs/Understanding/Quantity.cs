namespace ChatDelegate.Dialogs.Understanding;

/// <summary>A number with what it counts: 3 盏, 30 %.</summary>
internal readonly record struct Quantity(decimal Count, string Unit);
