using ChatDelegate.Server.Hosting;

NativeHeap.Limit();
return await ServerProgram.RunAsync(args);
