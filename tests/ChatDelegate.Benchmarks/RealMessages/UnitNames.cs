using ChatDelegate.Drafting;

namespace ChatDelegate.Benchmarks.RealMessages;

/// <summary>A handling unit with its duties, how answers name it, and the category that its matters mostly are of; empty when of many.</summary>
internal sealed record UnitNames(HandlingUnitOption Unit, string[] InAnswers, string Category)
{
    public static List<UnitNames> Read(string file) =>
        [.. File.ReadLines(file).Select(line => line.Split('\t')).Select(cells => new UnitNames(new HandlingUnitOption(cells[0], cells[1].Split('、')), cells[2].Split('、'), cells[3]))];
}
