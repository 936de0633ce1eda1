using System.Runtime.InteropServices;

namespace ChatDelegate.Drafting.Masking;

/// <summary>Where something personal stands in the normal form of a text.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PersonalPart(MaskKind Kind, int Start, int End);
