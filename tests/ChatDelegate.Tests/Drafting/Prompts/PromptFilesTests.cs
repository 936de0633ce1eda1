using System.Security.Cryptography;
using System.Text;
using ChatDelegate.Drafting.Prompts;
using ChatDelegate.Tests.Support;

namespace ChatDelegate.Tests.Drafting.Prompts;

/// <summary>The files that are shipped.</summary>
public sealed class PromptFilesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "prompts");

    [Fact]
    public void Files_HaveNoFaults() => PromptFolder.Read(Folder).SelectMany(load => load.Faults).ShouldBeEmpty();

    [Fact]
    public void Hash_IsThatOfTheText()
    {
        var prompt = PromptFolder.Open(Folder).Find("draft");

        prompt.Hash.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.ReadAllText(Path.Combine(Folder, "draft.yaml"))))));
    }

    [Fact]
    public void Inputs_AreToldToBeData_InEveryPrompt_ThatHasAny() =>
        PromptFolder.Open(Folder).All.Where(prompt => prompt.Inputs.Count > 0)
            .ShouldAllBe(prompt => prompt.Text.Contains("是数据", StringComparison.Ordinal) && prompt.Text.Contains("JSON", StringComparison.Ordinal));

    [Fact]
    public void Sizes_InTheReadme_AreTheFiles()
    {
        var table = PromptSizes.Table(PromptFolder.Open(Folder));
        var readme = Path.Combine(Folder, "README.md");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(readme, PromptSizes.Replace(File.ReadAllText(readme), table));
        }

        File.ReadAllText(readme).ShouldContain(table, customMessage: "UPDATE_SNAPSHOTS=1 writes the table anew");
    }
}
