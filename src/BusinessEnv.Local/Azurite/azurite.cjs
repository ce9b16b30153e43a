// Runs Azurite inside this process and ends it in good order (it writes its databases when asked to stop, and loses
// acknowledged writes when killed) as soon as the program that started it closes our standard input or is gone.
// Ctrl-C reaches the whole terminal group; it is the program's to handle, which still needs the storage to finish its work.
const once = process.once.bind(process);
process.once = (event, listener) => (event === "SIGINT" ? process.on(event, () => {}) : once(event, listener));
process.on("SIGINT", () => {});
process.stdin.resume();
process.stdin.on("end", () => process.emit("SIGTERM", "SIGTERM"));
process.stdin.on("error", () => process.emit("SIGTERM", "SIGTERM"));
require("azurite/dist/src/azurite.js");
