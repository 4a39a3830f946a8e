"""English words of the field, and the Chinese ones that releases print."""

# By the Chinese word its English ones.
_GLOSSARY = """
专利: patent, patents
发明专利: invention patent, invention patents
授权: granted, grant, grants
注册: registered, registration, registrations
专利授权量: patents granted, granted patents, patent grants, grants of patents
发明专利授权量: invention patents granted, granted invention patents, invention patent grants
有效发明专利拥有量: valid invention patents, invention patents in force
每万人口高价值发明专利拥有量: patents per 10000 people
实用新型: utility model, utility models
外观设计: design, designs, design patent, design patents
商标: trademark, trademarks, trade mark, trade marks
商标注册量: trademarks registered, registered trademarks, trademark registrations
商标注册量: trade marks registered, trade mark registrations
有效商标注册总量: valid trademarks, trademarks in force
著作权: copyright, copyrights
作品登记: copyright registration
作品登记量: copyright registrations, works registered
地理标志: geographical indication, geographical indications
商业秘密: trade secret, trade secrets
植物新品种: plant variety, plant varieties
知识产权: intellectual property, ip, ipr
法院: court, courts
中级人民法院: intermediate court, intermediate people's court
检察院: procuratorate, prosecutor, prosecutors
海关: customs
公安局: police, public security
市场监督管理局: market regulation, market regulator
市版权局: copyright bureau
知识产权局: ip office
科技局: science and technology bureau
保护中心: protection center, protection centre
惩罚性赔偿: punitive damages
适用惩罚性赔偿案件: cases punitive damages, punitive damages cases
侵权: infringement
假冒: counterfeit, counterfeits, counterfeiting
盗版: piracy, pirated
质押融资: pledge financing, pledge loans, patent pledge
知识产权质押融资金额: ip pledge financing, ip-backed loans, ip-backed loan, ip loans
平均利率: average interest rate
质押融资: loans, loan
批次: batches
证券化: securitisation, securitization
技术合同成交额: technology contracts, technology contract turnover
高新技术企业数量: high-tech enterprises, high tech enterprises, high-tech companies
香菇: mushroom, mushrooms, shiitake
直播: live streaming, livestreaming
电商: e-commerce
白皮书: white paper
条例: regulation, regulations
执法: enforcement
诉讼: lawsuit, lawsuits, litigation
案件: case, cases
审结知识产权案件: ip cases concluded, ip cases closed
预审: pre-examination
仲裁: arbitration
调解: mediation
赔偿: damages
海关备案: customs recordation
查扣: seizures, seized
出口: exports
高校: universities, university
企业: companies, enterprises
满意度: satisfaction
"""
GLOSSARY = {
    english.strip(): chinese
    for line in _GLOSSARY.strip().splitlines()
    for chinese, _colon, words in [line.partition(": ")]
    for english in words.split(",")
}
