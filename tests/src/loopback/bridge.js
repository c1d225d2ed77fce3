// In the place of the window's bridge: the same calls and events, over HTTP to this server.
{
  const hearers = new Map();
  let last = 0;

  new EventSource('/events').onmessage = ({ data }) => {
    const told = JSON.parse(data);
    for (const [id, { event, hear }] of hearers) if (event === told.event) hear({ ...told, id });
  };

  const callbacks = new Map();

  async function invoke(name, given) {
    if (name === 'plugin:event|listen') {
      const id = ++last;
      hearers.set(id, { event: given.event, hear: callbacks.get(given.handler) });
      return id;
    }
    if (name === 'plugin:event|unlisten') return hearers.delete(given.eventId);
    const answer = await fetch(`/call/${name}`, { method: 'POST', body: JSON.stringify(given ?? {}) });
    const said = await answer.json();
    if (!answer.ok) throw said;
    return said;
  }

  globalThis.__TAURI_INTERNALS__ = {
    invoke,
    transformCallback(call) {
      const id = ++last;
      callbacks.set(id, call);
      return id;
    },
  };
  globalThis.__TAURI_EVENT_PLUGIN_INTERNALS__ = { unregisterListener: (_event, id) => hearers.delete(id) };
}
