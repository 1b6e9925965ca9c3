"use strict";
(() => {
  const log = document.getElementById("log");
  const form = document.getElementById("form");
  const input = document.getElementById("text");
  const send = document.getElementById("send");
  const storageKey = "gongwen";
  const kept = 200;

  // The token came with the address once; the server has set a cookie, so it need not stay in the history.
  if (location.search) history.replaceState(null, "", location.pathname);

  // randomUUID exists under https only, and many a server in an office has none.
  const newID = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

  const load = () => {
    try {
      const state = JSON.parse(localStorage.getItem(storageKey));
      if (state && typeof state.conversation === "string" && typeof state.user === "string" && Array.isArray(state.turns)) return state;
    } catch { /* private windows have no storage; the page works without */ }
    return { conversation: newID(), user: newID(), turns: [] };
  };
  const save = () => {
    state.turns = state.turns.slice(-kept);
    try { localStorage.setItem(storageKey, JSON.stringify(state)); } catch { /* as above */ }
  };
  let state = load();
  let waiting = false;

  // What people and server say enters the page as text only.
  const element = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };
  const strings = (list) => (Array.isArray(list) ? list.filter((item) => typeof item === "string" && item) : []);

  // The answer's own words, and below them, smaller, where they come from: a line of its own, or a last bracket.
  const isSource = (line) => /^[（(]?(资料)?来源[：:]/.test(line.trim());
  const split = (text) => {
    const words = [], sources = [];
    for (const line of text.split("\n")) {
      const bracket = line.match(/^(.+)（([^（）]*来源：[^（）]+)）([。；]?)$/);
      if (isSource(line)) sources.push(line.trim());
      else if (bracket) { words.push(bracket[1] + bracket[3]); sources.push(bracket[2]); }
      else words.push(line);
    }
    return { words: words.join("\n").trim(), sources };
  };
  const unnamed = (reply) => {
    const facts = Array.isArray(reply.facts) ? reply.facts : [];
    return [...new Set(strings(facts.map((fact) => fact && fact.source)))].filter((source) => !reply.text.includes(source));
  };

  const choices = (list, act) => {
    const box = element("ul", "choices");
    for (const item of list) {
      const button = element("button", "", item);
      button.type = "button";
      button.addEventListener("click", () => act(item));
      const li = element("li");
      li.append(button);
      box.append(li);
    }
    return box;
  };

  const show = (turn) => {
    const node = element("div", `turn ${turn.kind === "asked" ? "asked" : `answered ${turn.status}`}`);
    const bubble = element("div", "bubble");
    bubble.append(element("span", "hidden", turn.kind === "asked" ? "我问：" : "回答："));
    node.append(bubble);
    if (turn.kind === "asked") {
      bubble.append(element("span", "", turn.text));
    } else {
      const parts = split(turn.text);
      bubble.append(element("p", "", parts.words));
      for (const line of parts.sources) bubble.append(element("p", "source", line));
      if (turn.sources.length) bubble.append(element("p", "source", "来源：" + turn.sources.join("；")));
      if (turn.suggestions.length) node.append(choices(turn.suggestions, ask));
    }
    log.append(node);
    return node;
  };

  const bottom = () => { log.scrollTop = log.scrollHeight; };

  const welcome = () => {
    const node = show({
      kind: "reply", status: "smalltalk", sources: [], suggestions: ["你能回答什么"],
      text: "您好！请直接用自己的话提问。\n答案只来自资料，并注明来源；资料里没有的，我会直说。",
    });
    node.id = "welcome";
  };

  const draw = () => {
    log.replaceChildren();
    if (!state.turns.length) welcome();
    state.turns.forEach(show);
    const open = state.turns.at(-1);
    if (open?.kind === "asked") fail("上次没有等到。", open.text);
    bottom();
  };

  const setWaiting = (value) => {
    waiting = value;
    send.disabled = value;
    log.setAttribute("aria-busy", String(value));
    for (const button of log.querySelectorAll("button")) button.disabled = value;
  };

  const request = async (text) => {
    const response = await fetch("/api/ask", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ conversation: state.conversation, user: state.user, text }),
      signal: AbortSignal.timeout(20000),
    });
    const reply = await response.json();
    if (!response.ok) throw new Error(reply.error.message);
    if (typeof reply.text !== "string" || !/^(answered|clarify|unknown|smalltalk)$/.test(reply.status)) throw new Error("服务的回答读不懂。");
    return reply;
  };

  const fail = (reason, text) => {
    const failed = element("div", "turn failed");
    failed.setAttribute("role", "alert");
    failed.append(element("div", "bubble", "没有得到回答：" + reason));
    failed.append(choices(["重试"], () => { if (!waiting) { failed.remove(); fetchReply(text); } }));
    log.append(failed);
  };

  const fetchReply = async (text) => {
    const conversation = state.conversation;
    const pending = element("div", "turn answered");
    const bubble = element("div", "bubble");
    const dots = element("span", "dots");
    dots.append(element("i"), element("i"), element("i"));
    bubble.append(element("span", "hidden", "正在查找…"), dots);
    pending.append(bubble);
    log.append(pending);
    bottom();
    setWaiting(true);
    try {
      const reply = await request(text);
      if (conversation !== state.conversation) return;
      const turn = { kind: "reply", status: reply.status, text: reply.text, sources: unnamed(reply), suggestions: strings(reply.suggestions) };
      state.turns.push(turn);
      save();
      pending.remove();
      show(turn);
    } catch (error) {
      if (conversation !== state.conversation) return;
      pending.remove();
      const reason = error.name === "TimeoutError" ? "等了太久没有回答。" : error instanceof TypeError || error instanceof SyntaxError ? "连不上服务，请检查网络。" : error.message;
      fail(reason, text);
    } finally {
      if (conversation === state.conversation) setWaiting(false);
      bottom();
    }
  };

  const ask = (raw) => {
    const text = raw.trim();
    if (!text || waiting) return;
    document.getElementById("welcome")?.querySelector(".choices")?.remove();
    const turn = { kind: "asked", text };
    state.turns.push(turn);
    save();
    show(turn);
    fetchReply(text);
  };

  const grow = () => {
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (waiting || !input.value.trim()) return;
    const text = input.value;
    input.value = "";
    grow();
    ask(text);
    input.focus();
  });
  input.addEventListener("input", grow);
  input.addEventListener("keydown", (event) => {
    // While an input method is composing, Enter chooses a word.
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    form.requestSubmit();
  });
  document.getElementById("fresh").addEventListener("click", () => {
    state = { conversation: newID(), user: state.user, turns: [] };
    save();
    setWaiting(false);
    draw();
    input.focus();
  });

  draw();
})();
