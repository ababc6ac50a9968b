/** The fourteen of the menu, and what guests call them, in the languages in which they write notes. */
const WORDS = [
  /allerg|intoleran|coeliac|celiac|anaphyla/i,
  /过敏|過敏|敏感|不耐受|忌口/,
  /\b(?:nuts?|peanuts?|almonds?|gluten|wheat|lactose|milk|dairy|eggs?|soya?|soy|sesame)[- ]free\b/i,
  /\bno (?:tree )?(?:nuts?|peanuts?|almonds?|gluten|wheat|milk|dairy|eggs?|soya?|soy|sesame|fish|shellfish|shrimps?|prawns?|crab|celery|mustard|lupin|sulphites?)\b/i,
  /(?:不要|不放|不能吃|不吃|免|去|无|無|別放|别放|忌)(?:任何)?(?:坚果|堅果|花生|核桃|杏仁|麸质|麩質|小麦|牛奶|奶|乳|鸡蛋|雞蛋|蛋|大豆|黄豆|芝麻|鱼|魚|虾|蝦|蟹|海鲜|海鮮|贝|芹菜|芥末)/,
];

/** Whether a cook must not overlook a note. Too often is better than once too seldom. */
export const isAboutAllergy = (note: string): boolean => WORDS.some((words) => words.test(note));
