// Troubleshooting page: for older browsers, what newer ones do by themselves.
const topics = [...document.querySelectorAll("details[name]")];
const openTopic = () => {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const topic = target && target.closest("details[name]");
  if (!topic || topic.open) return;
  topic.open = true;
  target.scrollIntoView();
};
openTopic();
addEventListener("hashchange", openTopic);
if (!("name" in HTMLDetailsElement.prototype)) {
  for (const topic of topics) {
    topic.addEventListener("toggle", () => {
      if (topic.open) for (const other of topics) if (other !== topic) other.open = false;
    });
  }
}
if (!CSS.supports("selector(::details-content)")) {
  let wereOpen = [];
  addEventListener("beforeprint", () => {
    wereOpen = topics.filter((topic) => topic.open);
    for (const topic of topics) {
      topic.removeAttribute("name");
      topic.open = true;
    }
  });
  addEventListener("afterprint", () => {
    for (const topic of topics) {
      topic.open = wereOpen.includes(topic);
      topic.setAttribute("name", "problem");
    }
  });
}
