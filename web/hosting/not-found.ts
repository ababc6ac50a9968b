/** For whoever typed an address wrong; its style is a file, as for every page. */
export const NOT_FOUND_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/not-found.css">
<title>Kuaican: nothing here</title>
</head>
<body>
<main>
<p class="mark" aria-hidden="true">404</p>
<h1>There is nothing at this address.</h1>
<p lang="zh-CN">这里什么也没有，请检查网址。</p>
<p><a href="/">To the start page · <span lang="zh-CN">回到首页</span></a></p>
</main>
</body>
</html>
`;
