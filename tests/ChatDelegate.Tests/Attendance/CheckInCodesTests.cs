using ChatDelegate.Congress.Attendance;
using ChatDelegate.Congress.Attendance.Codes;
using Microsoft.Extensions.DependencyInjection;

namespace ChatDelegate.Tests.Attendance;

public sealed class CheckInCodesTests
{
    private static readonly DateTimeOffset Step = new(2026, 3, 2, 14, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null)]
    [InlineData(29, null)]
    [InlineData(59, null)]
    [InlineData(60, AttendanceError.OldCode)]
    [InlineData(86_400, AttendanceError.OldCode)]
    [InlineData(-1, AttendanceError.OldCode)]
    public async Task Read_SoManySecondsAfterItsStepBegan_IsGoodForTwoSteps(int seconds, AttendanceError? error)
    {
        await using var week = await WeekHouse.OpenAsync();
        var codes = week.House.Services.GetRequiredService<CheckInCodes>();
        var meeting = Guid.NewGuid();

        var read = codes.Read(codes.Show(meeting, Step), Step.AddSeconds(seconds));

        read.ShouldBe(error is null ? (meeting, null) : (null, error));
    }

    [Fact]
    public async Task Read_WhatIsNotOurs_IsABadCode()
    {
        await using var week = await WeekHouse.OpenAsync();
        await using var stranger = await WeekHouse.OpenAsync();
        var codes = week.House.Services.GetRequiredService<CheckInCodes>();
        var code = codes.Show(Guid.NewGuid(), Step);
        var person = Guid.NewGuid();

        foreach (var wrong in (string?[])[null, "", "-", "签到", code[..^1], code + "A", (code[0] == 'A' ? "B" : "A") + code[1..], new string('A', 5000),
            stranger.House.Services.GetRequiredService<CheckInCodes>().Show(Guid.NewGuid(), Step), codes.Pass(Guid.NewGuid(), person, Step)])
        {
            codes.Read(wrong, Step).ShouldBe((null, AttendanceError.BadCode), wrong);
        }

        codes.ReadPass(code, person, Step).ShouldBe((null, AttendanceError.BadCode), "a code is no pass");
    }

    [Fact]
    public async Task Pass_IsForOnePersonAndAShortWhile()
    {
        await using var week = await WeekHouse.OpenAsync();
        var meeting = await week.OpenedAsync();
        var codes = week.House.Services.GetRequiredService<CheckInCodes>();
        var pass = codes.Pass(meeting.Id, week.Fang.PersonId, week.House.Time.GetUtcNow());

        (await week.Meetings.CheckInAsync(week.Li.PersonId, pass, CancellationToken.None)).Error.ShouldBe(AttendanceError.BadCode);
        (await week.Meetings.CheckInAsync(week.Fang.PersonId, pass, CancellationToken.None)).Error.ShouldBeNull();
        (await week.RecordAsync(meeting.Id, week.Fang))!.Way.ShouldBe(AttendanceWay.Code);
        (await week.Meetings.CheckInAsync(week.Fang.PersonId, pass, CancellationToken.None)).Error.ShouldBe(AttendanceError.Already);
        var late = codes.Pass(meeting.Id, week.Li.PersonId, week.House.Time.GetUtcNow());
        week.GoTo("2026-03-02T14:03:01");
        (await week.Meetings.CheckInAsync(week.Li.PersonId, late, CancellationToken.None)).Error.ShouldBe(AttendanceError.OldCode);
        (await week.RecordsAsync()).ShouldBe(1);
    }
}
