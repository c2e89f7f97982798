// Returns to the app that asked for the sign-out, once the frames of the other apps are loaded.
const leave = () => document.readyState === "complete" && location.replace(document.getElementById("continue").href);
document.addEventListener("readystatechange", leave);
leave();
