using ChatDelegate.Server.Hosting;

NativeHeap.MapLargePieces();
return await ServerProgram.RunAsync(args);
