/** By this the comment is found again. */
const MARK = '<!-- cdk8s-stateful -->';
/** GitHub takes no longer ones. */
const MAX_LENGTH = 65_536;
const CUT = '\n\n… the log and the summary of the job have the rest.\n';

/** Writes the comment of a pull request, or the new text into it; what went wrong, or undefined. */
export async function keepComment({ api = 'https://api.github.com', repository, number, token, text }) {
  const call = async (path, method, body) => {
    const response = await fetch(`${api}/repos/${repository}/issues/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      ...(body === undefined ? {} : { body: JSON.stringify({ body }) }),
    });
    if (!response.ok) throw new Error(`${method} ${path.split('?')[0]}: ${response.status} ${response.statusText}`);
    return response.json();
  };
  try {
    const body = shortened(`${MARK}\n${text}`);
    const id = await existing((page) => call(`${number}/comments?per_page=100&page=${page}`, 'GET'));
    await (id === undefined ? call(`${number}/comments`, 'POST', body) : call(`comments/${id}`, 'PATCH', body));
    return undefined;
  } catch (error) {
    return error.message;
  }
}

async function existing(commentsOf) {
  for (let page = 1; ; page++) {
    const comments = await commentsOf(page);
    const own = comments.find(({ body }) => body?.startsWith(MARK));
    if (own !== undefined) return own.id;
    if (comments.length < 100) return undefined;
  }
}

/** Cut at the end of a line. */
function shortened(text) {
  if (text.length <= MAX_LENGTH) return text;
  const head = text.slice(0, MAX_LENGTH - CUT.length);
  return head.slice(0, head.lastIndexOf('\n')) + CUT;
}
