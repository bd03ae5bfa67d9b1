/** Tables to begin with, each with one row as an example; the tests import them. */
export const templates: Readonly<Record<string, string>> = {
  nodes: `kind,title,type,released,artists,directors,songs,youtube,sources,note
Video,We Cry Together,short film,2022-09-01,Kendrick Lamar | Taylour Paige,Jake Schreier | Dave Free | Kendrick Lamar,We Cry Together,,https://example.com/we-cry-together,shown in a cinema in June 2022
`,
  links: `from,type,to,to kind,role,character,creditedAs,sources,confidence,note
Taylour Paige,APPEARED_IN,We Cry Together,Video,,,,https://example.com/we-cry-together,high,
`,
}
