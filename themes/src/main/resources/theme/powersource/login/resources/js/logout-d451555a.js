// Leaves for the app that asked, once the frames in which the others sign out are loaded.
const leave = () => document.readyState === "complete" && location.replace(document.getElementById("continue").href);
document.addEventListener("readystatechange", leave);
leave();
