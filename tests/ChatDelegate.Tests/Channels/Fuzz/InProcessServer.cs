using ChatDelegate.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDelegate.Tests.Channels.Fuzz;

/// <summary>The endpoints without a network in front: what they throw reaches the test as it is.</summary>
internal sealed class InProcessServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly RequestDelegate _pipeline;

    public InProcessServer(Action<IServiceCollection, FakeTime> add, Action<WebApplication> map)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(Time);
        add(builder.Services, Time);
        _app = builder.Build();
        _app.UseRouting();
        map(_app);
        _app.UseEndpoints(_ => { });
        _pipeline = ((IApplicationBuilder)_app).Build();
    }

    public FakeTime Time { get; } = new();

    public IServiceProvider Services => _app.Services;

    /// <summary>The status; the body of an answer is written and dropped.</summary>
    public async Task<int> SendAsync(string method, string path, string query, byte[] body, Action<IHeaderDictionary> headers)
    {
        var context = new DefaultHttpContext { RequestServices = _app.Services };
        context.Request.Method = method;
        context.Request.Scheme = "http";
        context.Request.Host = new HostString("localhost");
        context.Request.Path = new PathString("/" + path);
        context.Request.QueryString = new QueryString(query);
        context.Request.Body = new MemoryStream(body);
        headers(context.Request.Headers);
        using var answer = new MemoryStream();
        context.Response.Body = answer;
        await _pipeline(context);
        return context.Response.StatusCode;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
