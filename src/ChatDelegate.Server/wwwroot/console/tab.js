// Only within Teams: says hello to it, without which Teams puts a warning above the tab. The page needs nothing of the answer.
const { hosts } = document.documentElement.dataset;

try {
  await globalThis.microsoftTeams.app.initialize(hosts?.split(" "));
} catch {
  // A frame that is not Teams'.
}
