using System.Text.Json;
using ChatDelegate.Dialogs.Replies;
using ChatDelegate.Server.Turns;

namespace ChatDelegate.BrowserTests.Cards;

/// <summary>What a button means, there and back, and what somebody else may send in its place.</summary>
public sealed class ButtonDataTests
{
    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        ButtonAction[] actions =
        [
            new("say", "**首页**\"}"),
            new("act", "change", new Dictionary<string, string> { ["field"] = "matter", ["cd"] = "{}" }, "0193", 3),
            new("confirm", "nonce", null, "0193"),
        ];

        foreach (var action in actions)
        {
            var press = ButtonData.Read(new ButtonData(action, 12).ToJson()).ShouldNotBeNull();

            press.Card.ShouldBe(12);
            ButtonData.Same(press, new ButtonPress(action, null, 12)).ShouldBeTrue(action.ToString());
        }
    }

    [Theory]
    [InlineData("""{"cd":{}}""")]
    [InlineData("""{"cd":{"do":null,"target":"x"}}""")]
    [InlineData("""{"cd":{"do":"say"}}""")]
    [InlineData("""{"cd":{"do":"act","target":"x","values":{"a":null}}}""")]
    [InlineData("""{"cd":{"do":"act","target":"x","values":[1]}}""")]
    [InlineData("""{"cd":[]}""")]
    [InlineData("""{"cd":1,"cd":2}""")]
    [InlineData("""{"place":"东街"}""")]
    public void Read_NoMeaningOfOurs_IsUnknown(string data) =>
        ButtonData.Read(JsonSerializer.Deserialize<JsonElement>(data)).ShouldNotBeNull().Action.Do.ShouldBe("unknown");

    [Fact]
    public void Read_AnInputTwice_TakesTheLast() =>
        ButtonData.Read(JsonSerializer.Deserialize<JsonElement>("""{"place":"东街","place":"西街","n":3,"yes":true,"deep":{"a":1}}""")).ShouldNotBeNull()
            .Inputs.ShouldBe(new Dictionary<string, string> { ["place"] = "西街", ["n"] = "3", ["yes"] = "True" });
}
