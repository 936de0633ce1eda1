using ChatDelegate.Server.Hosting;

return await ServerProgram.RunAsync(args);
